### Ce qui s’affiche à l’écran quand tout va bien : questions, comptes rendus, étapes.

label-warning = Avertissement :

## Questions

prompt-yes-or-no = { $question } [oui/non]
prompt-words-for-yes = oui o
prompt-words-for-no = non n
prompt-only-yes-or-no = Répondez par oui ou par non. Ce que vous tapez ici est affiché : n’y saisissez pas de mot de passe.
ask-custodian = { "" }
    Porteur { $x } sur { $count } : { $name } ({ $place })
ask-keyboard-why = { "" }
    Testez le clavier : tapez des lettres, des chiffres et des signes sur la ligne ci-dessous et vérifiez que ce sont les bons. Ce que vous y tapez est affiché : n’y saisissez jamais de mot de passe.
ask-keyboard = Essai (Entrée seule pour continuer) :
ask-kind-of-password =
    Comment votre part doit-elle être protégée ?
    1  par une phrase secrète de six mots, créée pour vous maintenant (recommandé)
    2  par un mot de passe de votre choix
    Votre choix (Entrée seule pour 1) :
ask-kind-unclear = Tapez 1 ou 2. Ce que vous tapez ici est affiché : n’y saisissez pas de mot de passe.
passphrase-heading =
    Voici votre phrase secrète. Personne d’autre ne doit voir cet écran maintenant.
    Apprenez-la, ou notez-la et gardez-la à l’écart de votre média. Elle n’est affichée que jusqu’à ce que vous l’ayez saisie.
passphrase-seen = Appuyez sur Entrée ; vous la saisirez ensuite.
ask-passphrase = Saisissez les six mots, séparés par des espaces (saisie invisible ; Entrée seule pour les revoir) :
ask-passphrase-differs = Ce n’est pas la phrase secrète. La voici encore une fois.
ask-new-password = Choisissez un mot de passe pour votre part (7 à 256 caractères ; saisie invisible ; Entrée seule pour revenir) :
password-estimate = Estimation : environ 10^{ $magnitude } essais ; note { $score } sur 4. Elle connaît les mots anglais et les motifs courants ; les mots d’autres langues sont plus faciles à deviner qu’elle ne l’indique.
password-needs-keyboard = Certains claviers n’ont pas tous ces caractères. Dans quelques années, sur une autre machine, vous ne pourrez peut-être pas les saisir.
ask-new-password-again = Saisissez-le de nouveau :
ask-new-password-differs = Les deux saisies sont différentes. Choisissez de nouveau le mot de passe.
ask-new-reminder = Rappel de mot de passe, lisible par tout le monde (peut rester vide) :
ask-entropy = Lancez des dés et saisissez les résultats, ou tapez au hasard, puis appuyez sur Entrée (la saisie reste invisible) :
choices-made = { "" }
    Tous ont choisi, et rien n’est encore écrit :
choices-made-by = { "  " }{ $x }  { $name }
ask-choices = Écrire les parts maintenant ? oui, non, ou le numéro d’un porteur qui veut choisir de nouveau :
ask-choices-unclear = Répondez par oui, par non ou par l’un des numéros.
ask-not-confined = Les médias sont insérés l’un après l’autre : cette exécution peut ouvrir des fichiers partout, car monter un média l’exige.
hand-out-done = { "" }
    Terminé : { $names }
hand-out-coming = { "" }
    Encore à faire ({ $count }) : { $names }
ask-insert =
    Part { $x } sur { $count } : insérez le média destiné à { $name }.
    (Ou tapez le numéro de la part à écrire maintenant, ou le chemin d’un dossier.)
ask-insert-any = Insérez le média. (Ou tapez le chemin d’un dossier.)
ask-insert-one = Insérez le média. (Ou tapez le chemin d’un dossier, ou Entrée seule pour abandonner.)
ask-medium-unclear = Ce n’est pas un dossier : écrivez son chemin avec une barre /, ou insérez un média.
ask-medium-unclear-windows = Ce n’est pas un dossier : écrivez son chemin avec la lettre du lecteur (par exemple E:\), ou insérez un média.
ask-insert-share =
    Insérez le média suivant, ou une carte à puce, dans n’importe quel ordre.
    (Ou tapez le chemin d’un dossier ; Entrée seule s’il n’y en a plus.)
ask-insert-again =
    Insérez de nouveau le média destiné à { $name } : la part qui s’y trouve est nulle et sera supprimée.
    (Ou tapez le chemin de son dossier ; Entrée seule pour l’y laisser.)
ask-insert-new = Insérez le média pour la nouvelle part destinée à { $name }. (Ou tapez le chemin d’un dossier.)
ask-insert-old =
    Insérez de nouveau le média de l’ancienne part destinée à { $name } : la nouvelle est valide, l’ancienne sera supprimée.
    (Ou tapez le chemin de son dossier ; Entrée seule pour l’y laisser.)
medium-in-record = « { $label } », { $system }, { $size } Mo, ID { $id }
medium = Média « { $label } » : { $system }, { $size } Mo, { $free } Mo libres, ID { $id }, { $node } monté sur { $path }
medium-take-out = Vous pouvez maintenant retirer le média.
medium-done = Le travail dans ce dossier est terminé.
medium-unmount-first = Démontez le média, puis retirez-le :
medium-eject-first = Tout est écrit. Éjectez le média { $path } (dans l’Explorateur, par le bouton droit de la souris), puis retirez-le.
confirm-medium = Est-ce bien le média destiné à { $name } ?
confirm-stop = Arrêter ici ? Rien n’a été écrit.
confirm-stop-void = Arrêter ici ? Les parts déjà écrites seraient nulles : { $names }.
hand-out-written = La part { $x } ({ $name }) est écrite, relue et ouverte.
quorum-been = { "" }
    Parts ouvertes : { $names }
quorum-missing =
    Parts encore nécessaires : { $missing }
    Peuvent encore venir : { $names }
ask-share = { "" }
    La part à l’emplacement { $place } se présente comme la part { $x } ({ $name }).
ask-reminder = Rappel de mot de passe : { $reminder }
ask-password = Mot de passe (saisie invisible ; ? pour essayer le clavier, Entrée seule pour ignorer cette part) :
ask-password-only = Mot de passe (saisie invisible ; ? pour essayer le clavier, Entrée seule pour abandonner) :
ask-not-a-password = Ce ne peut pas être le mot de passe. { $cause }
ask-again = Mot de passe incorrect ({ $name }). Rien n’est perdu. Vérifiez la disposition du clavier et le verrouillage des majuscules, puis réessayez.
ask-words-why = { "" }
    Reportez-vous aux mots inscrits sur les fiches des porteurs à la création du jeu. N’importe qui peut fabriquer des parts d’apparence correcte ; seuls les mots permettent de s’en assurer.
ask-words =
    Saisissez les 8 mots du jeu (quatre lettres de chacun suffisent), ou leurs numéros.
    Mots :
ask-words-differ = Ces mots ne sont pas ceux de ce jeu. Essais restants : { $left }
confirm-new-secret = Ce secret est-il destiné à un nouveau système ?
confirm-old-server-off = Un système n’a qu’un seul serveur de secret principal. L’ancien est-il arrêté ?
confirm-clear-copy = { $path } sera une copie en clair du secret. Écrire ce fichier ?
unseal-confirm = { $path } sera votre part, sans aucune protection. Écrire ce fichier ?
unseal-confirm-again = Quiconque possède ce fichier possède votre part. Est-ce vraiment ce que vous voulez ?

## Progression

progress-seal = Scellement de la part { $x } sur { $count }…
progress-write = Écriture de la part { $x } sur { $count }…
progress-prove = Relecture et vérification de la part { $x } sur { $count }…
progress-open = Ouverture de la part { $x } ({ $name })…
progress-slow = Travail toujours en cours sur { $place } ({ $seconds } s). Laissez le média en place…

## Avis

rehearsal-banner = RÉPÉTITION : pour l’exercice seulement. Les parts et les fichiers d’inscription sont marqués comme exercice.
rehearsal-allows = Autorisé dans une répétition, bloquant en production : { $failed }
dry-run-done = Rien n’a été écrit. Ligne de commande qui écrit :
notice-new-secret = Un nouveau secret principal est destiné à un nouveau système : une base de données chiffrée avec un autre secret principal ne peut pas être lue avec celui-ci.
notice-master-secret = Nature de ce contenu : un secret principal généré par sso-escrow, dans un format qui lui est propre. Aucune commande d’ENTSSO ne l’importe, et l’on n’en connaît aucune qui l’accepte : l’essai n’a jamais été fait sur un vrai serveur ENTSSO. Après une restauration, consultez le journal des événements : l’événement 10529 ou 10523 signifie que le secret est accepté, 10565 ou 10521 qu’il ne l’est pas.
default-custodian = Porteur { $x }

## Jeux

kind-native-backup = native-backup (fichier de ssoconfig -backupSecret)
kind-ssoss-snapshot = ssoss-snapshot (la clé de Registre SSOSS telle qu’elle était)
kind-master-secret = master-secret (généré par sso-escrow)
purpose-production = production
purpose-practice = EXERCICE
set-words = Mots du jeu :    { $words }
set-numbers = Leurs numéros :  { $numbers }
set-id = ID du jeu :      { $id }
set-purpose = Usage :          { $purpose }
set-kind = Contenu :        { $kind }
set-msid = MSID :           { $msid }
set-threshold = Seuil :          { $threshold } parts sur { $count }
set-generation = Génération :     { $generation }
set-supersedes = Remplace :       { $id }
set-label = Libellé :        { $label }
set-server = Serveur :        { $server }
set-created = Créé le :        { $time }
set-waiver = Dérogation :     { $check }
set-custodian = Porteur { $x } :      { $name }
sets-none = Aucune part n’a été trouvée.
sets-share = La part { $x } est ici : { $path }
sets-share-card = La part { $x } est ici : { $path } (scellée avec la carte à puce { $token })
sets-health = Parts présentes : { $have } sur { $count } ; parts nécessaires : { $need }.

## inspect

inspect-file = Fichier : { $path }
inspect-share = Part { $x } sur { $count }, porteur : { $name }
inspect-password = Scellée avec un mot de passe (Argon2id, mémoire : { $memory } Mio, passes : { $passes }, voies : { $lanes })
inspect-reminder = Rappel de mot de passe : { $reminder }
inspect-card = Scellée avec la carte à puce { $token }, clé de l’emplacement { $slot }
inspect-card-object = Elle est destinée à la carte elle-même, objet de données { $object }
inspect-claims = { "" }
    Tout cela n’est que ce que les fichiers déclarent. Pour en avoir la preuve, il faut ouvrir une part et comparer les mots du jeu.

## inspect --machine

machine-checked = Vérifications de cette machine :
machine-good = réussie
machine-failed = NON réussie. { $finding }
machine-line-network = { "  " }Réseau :                          { $state }
machine-line-swap = { "  " }Espace d’échange :                { $state }
machine-line-lock = { "  " }Mémoire verrouillée :             { $state }
machine-switched-off = Désactivé par sso-escrow pour son propre processus :
machine-denied = désactivé
machine-allowed = NON désactivé
machine-line-dumps = { "  " }Vidages mémoire :                 { $state }
machine-line-privileges = { "  " }Obtention de privilèges :         { $state }
machine-line-sockets = { "  " }Sockets réseau :                  { $state }
machine-line-files = { "  " }Fichiers non indiqués :           { $state }
machine-fit = Cette machine réussit toutes les vérifications.
machine-goes-on = Cette machine ne réussit pas toutes les vérifications. Une dérogation couvre celles qui échouent : les commandes continuent et enregistrent les dérogations.

## reseal

reseal-dry-run = { $path } serait écrit, puis l’ancien fichier serait supprimé.
reseal-done = La part { $x } ({ $name }) a un nouveau mot de passe. Le jeu, le numéro et le porteur n’ont pas changé.
reseal-old-removed = L’ancienne part a été supprimée.

## Fiches des porteurs

record-title = Fiche du porteur
record-practice = EXERCICE : ce jeu ne sert qu’à des répétitions.
record-custodian = Porteur : { $name }
record-share = Part { $x } sur { $count }. Réunies, { $threshold } parts quelconques restaurent le secret ; moins de parts n’en révèlent rien.
record-set = Jeu { $id }, génération { $generation }
record-label = Libellé : { $label }
record-server = Créé pour le serveur de secret principal { $server }
record-created = Créé le { $time }
record-medium = Part écrite sur : { $medium }
record-words = Mots du jeu et leurs numéros
record-words-why = Chaque fois que des parts sont demandées, comparez ces mots avant de saisir votre mot de passe : n’importe qui peut fabriquer des parts d’apparence correcte. Quatre lettres de chaque mot suffisent. Les mots ne sont pas secrets.
record-keep = Ce qu’il faut conserver, et comment
record-keep-medium = Gardez le média à un endroit auquel vous êtes la seule personne à avoir accès, et cette fiche à un autre endroit.
record-keep-password = Gardez votre mot de passe à l’écart des deux et ne le dites à personne. Personne d’autre que vous n’en a besoin, même pour vous aider.
record-keep-reminder = Si vous avez donné un rappel, quiconque a le média peut le lire. Il ne doit pas trahir le mot de passe.
record-keep-copies = Ne faites aucune copie de la part, et ne mettez jamais deux parts du jeu sur un même média.
record-keep-loss = Si le média ou le mot de passe est perdu, si quelqu’un d’autre a pu y avoir accès, ou si vous quittez vos fonctions : prévenez aussitôt le responsable de la cérémonie des clés.
record-use = Ce qu’il faut en faire
record-use-check = Une fois par an, sur une machine coupée des réseaux (FOLDER est le dossier du média) : sso-escrow verify file:FOLDER
record-use-restore = Quand une restauration est décidée : apportez le média et cette fiche, comparez les mots et saisissez vous-même votre mot de passe.
record-use-alone = Sans les autres, vous ne pouvez rien révéler : il faut { $threshold } porteurs.
record-machine = Machine sur laquelle le jeu a été créé
record-waived = Dérogation : { $check }
record-fill = À remplir à la main
record-fill-medium = Lieu de conservation du média :
record-fill-custodian = Date et signature du porteur :
record-fill-officer = Responsable de la cérémonie :
record-fill-witness = Témoin :
record-fill-checks = Part vérifiée le :

## generate

generate-dry-run = { $bytes } octets seraient générés, puis partagés en { $count } parts avec un seuil de { $threshold } :
generate-dry-run-share = part { $x } ({ $name }) sur { $place }
generate-file = La part { $x } est écrite : { $path }
generate-proof = Contrôle réussi : toutes les parts ont été relues et ouvertes, et chaque quorum de { $threshold } parts redonne le même secret ({ $quorums ->
        [one] { $quorums } quorum
       *[other] { $quorums } quorums
    } en tout).
generate-proof-many = Contrôle réussi : toutes les parts ont été relues et ouvertes, et chaque quorum de { $threshold } parts redonne le même secret.
generate-words = { "" }
    Voici les mots de ce jeu et leurs numéros. Inscrivez-les sur la fiche de chaque porteur et lisez-les à voix haute :
records-written = Une fiche pour chaque porteur se trouve dans { $path }, en texte et en page à imprimer.

## Ouverture des parts

share-opened-count = Part { $x } ({ $name }) valide. Parts valides : { $have } ; nécessaires : { $need }.
share-opened = La part { $x } ({ $name }) est valide.
verify-good =
    Part valide : la part { $x } sur { $count } s’ouvre, et c’est bien celle qui a été créée avec son jeu.
    Comparez les mots du jeu avec ceux de votre fiche : { $words }
drill-health = Parts valides : { $good } sur { $count } ; défectueuses : { $faulty } ; nécessaires : { $need }.
drill-words = Les mots n’ont pas été demandés (--full les demande). Comparez-les avec les fiches : { $words }
drill-combined = Le secret a été reconstitué en mémoire : c’est bien celui pour lequel le jeu a été créé. Il a ensuite été effacé de la mémoire.
drill-pass = PASS
drill-fail = FAIL

## restore

restore-server-was = Le jeu a été créé pour le serveur de secret principal { $server }.
restore-server-is = Nouveau serveur de secret principal : { $server }
restore-dry-run = { $path } serait écrit, avec ces clés et ces valeurs de Registre :
restore-combined = Le quorum est atteint, et le secret est bien celui pour lequel le jeu a été créé.
restore-written = Écrit et relu : { $path }
steps-rehearsal = { "" }
    C’était une répétition : ce fichier sert à l’exercice. Ne l’importez pas sur un serveur en service.
    Les étapes ci-dessous sont celles qui suivraient dans un cas réel.
confirm-native = La sauvegarde d’ENTSSO sera placée dans { $path }, et son mot de passe affiché sur cet écran. Continuer ?
confirm-registry = SSOSS sera écrit : { $target }. Continuer ?
confirm-registry-replace = Ce qui se trouve dans SSOSS disparaît, et il n’en reste aucune copie : { $target }. Continuer ?
restore-dry-run-native = { $path } serait écrit, { $bytes } octets, et son mot de passe affiché.
restore-difference = Ce qui change dans SSOSS (type et octets entre parenthèses) :
restore-no-difference = Rien ne change dans SSOSS : il contient déjà exactement cela.
restore-registry-written = Écrit et relu : { $target }
steps-rehearsal-hive = { "" }
    C’était une répétition : cette ruche sert désormais à l’exercice. Ne la placez pas dans un serveur en service.
    Les étapes ci-dessous sont celles qui suivraient dans un cas réel.
native-reminder-is = Le rappel de mot de passe du fichier : { $reminder }
native-password-heading = Le mot de passe de { $name }. Tapez-le quand ssoconfig -restoreSecret le demande, sans les intervalles ; chaque ␣ est une espace.
native-password-seen = Il n’est affiché qu’une fois. Appuyez sur Entrée quand il n’est plus utile.
machine-of-a-server = Cette machine est un serveur : ce qui est signalé ci-dessus n’arrête pas la commande ; un jeu créé ici le consigne.
live-service-is = Le service ENTSSO de cette machine s’exécute sous { $account }.
live-sso-administrators = Les droits Windows ne remplacent pas ceux d’un administrateur SSO : les outils d’ENTSSO demandent les deux. On ne peut pas voir d’ici si vous les avez.
live-no-msid = aucun
live-other-host = { $server } n’est aucun des noms de cette machine ({ $names }). Est-ce le nom réseau d’un cluster dont elle est un nœud ?
live-was-put-back = L’état de SSOSS antérieur à l’exécution interrompue est rétabli.
live-would-put-back = Une exécution précédente a été interrompue pendant qu’elle modifiait SSOSS. Rétablir l’état antérieur changerait ceci :
confirm-put-back = Rétablir ce qui se trouvait dans SSOSS avant cette exécution ?
live-restarted = Le service ENTSSO a été redémarré.
live-restarted-with = Le service ENTSSO a été redémarré, avec ceux qui en dépendent : { $services }
reg-remark-practice = EXERCICE : fichier créé lors d’une répétition de sso-escrow. Ne pas importer sur un serveur en service.

## Étapes après une restauration

steps-carry = { "" }
    À faire maintenant :
    1. Apportez le fichier au nouveau serveur de secret principal.
steps-carry-back = { "" }
    À faire maintenant :
    1. Apportez le fichier au serveur d’où il provient : ses octets ne peuvent être lus nulle part ailleurs.
steps-carry-to = { "" }
    À faire maintenant :
    1. Apportez le fichier au serveur { $server }.
steps-access = 2. Un fichier d’inscription (.reg) ne transporte aucun droit d’accès. Sur ce serveur, ouvrez PowerShell en tant qu’administrateur et créez la clé de Registre avec les bons droits d’accès, avant que le secret n’y soit :
steps-import = 3. Ouvrez une invite de commandes en tant qu’administrateur et, dans le dossier du fichier, exécutez :
steps-import-adds = L’importation ne retire rien de ce qui se trouve déjà dans SSOSS.
steps-native-folder = 2. Placez-y le fichier sur un volume NTFS ou un média amovible. Ouvrez une invite de commandes en tant qu’administrateur et allez dans le dossier d’ENTSSO : première ligne pour BizTalk Server, seconde pour Host Integration Server.
steps-native-restore = 3. Restaurez, avec la lettre du lecteur où se trouve le fichier, et tapez le mot de passe qui a été affiché :
steps-native-events = 4. Dans le journal des événements (Application, source ENTSSO), 10523 dit que le secret est restauré, 10524 qu’il ne l’est pas. ENTSSO_E_NOT_SECRET_SERVER (0xC0002A0E) signifie que le serveur doit d’abord être promu : sso-escrow promote.
steps-hive = { "" }
    À faire maintenant : remettez le disque en place, démarrez le serveur et vérifiez que le service ENTSSO fonctionne.
steps-live = { "" }
    À faire maintenant : redémarrez le service, dans une invite de commandes ouverte en tant qu’administrateur :
steps-live-on-a-node = { "" }
    À faire maintenant, dans le Gestionnaire du cluster de basculement : mettez la ressource ENTSSO hors connexion, puis
    remettez-la en ligne. Restaurez ensuite sur chacun des autres nœuds, l’un après l’autre : chacun a sa propre copie.
steps-registry-events = Cherchez ensuite dans le journal des événements (Application, source ENTSSO) l’événement 10529 ou 10523 (le secret a été accepté), ainsi que 10565 ou 10521 (il ne l’a pas été).
steps-service = 4. Redémarrez le service :
steps-events = 5. Dans le journal des événements (Application, source ENTSSO), cherchez l’événement 10529 ou 10523 (le secret a été accepté), ainsi que 10565 ou 10521 (il ne l’a pas été).
destroy-step = Détruisez ensuite la copie en clair. Une clé USB conserve ce qui a été effacé : détruisez la clé USB elle-même. En mémoire ou sur un disque, cette commande peut suffire :
destroy-step-windows = Détruisez ensuite la copie en clair. Windows n’a aucune commande qui efface le contenu d’un fichier : del n’en retire que le nom, et ce qui a été écrit reste sur le média jusqu’à ce que d’autres données le recouvrent. Détruisez le média lui-même qui la contient :
steps-untried = Aucune de ces étapes n’a jamais été essayée sur un vrai serveur ENTSSO.

## backup

notice-native-backup = Ce contenu est la sauvegarde d’ENTSSO lui-même, avec son mot de passe. Une restauration place le fichier à l’endroit que vous indiquez et montre le mot de passe au quorum ; ssoconfig -restoreSecret fait le reste : c’est la voie que Microsoft documente. Ce programme ne peut pas vérifier que le mot de passe ouvre le fichier. Ces étapes n’ont jamais été essayées sur un vrai serveur ENTSSO.
notice-ssoss-snapshot = Ce contenu est constitué des octets de SSOSS tels qu’ils étaient. ENTSSO les chiffre pour le compte de service d’une seule machine : ils servent à revenir en arrière sur cette machine et sous ce compte, et sont inutilisables ailleurs. Cela n’a jamais été essayé sur un vrai serveur ENTSSO.
backup-bytes = { $bytes } octets seront mis sous séquestre, provenant de ces clés et de ces valeurs :
backup-dry-run = Le contenu serait partagé en { $count } parts avec un seuil de { $threshold } :
backup-source-left = Ce qui a été repris se trouve encore dans { $path }. Une fois un contrôle réussi, détruisez-le. Une clé USB conserve ce qui a été effacé : détruisez la clé USB elle-même. Sur un disque, cette commande peut suffire :
native-ask = Quel est le mot de passe de { $path }, tel qu’il a été donné à ssoconfig -backupSecret ? Rien ici ne peut l’essayer : tapez-le deux fois.
native-ask-password = Mot de passe du fichier de sauvegarde :
native-ask-reminder = Son rappel, tel qu’il a été donné à ssoconfig (Entrée s’il n’y en a pas) :
native-propose =
    Sur le serveur de secret principal, exécutez ssoconfig -backupSecret "E:\{ $name }" et tapez ce mot de passe quand il est demandé, sans les intervalles. Toutes les lettres sont des minuscules. Personne n’a à le garder : le quorum s’en charge.
    Comme rappel de mot de passe, tapez : { $reminder }
native-propose-seen = Appuyez sur Entrée quand ssoconfig annonce que l’opération s’est terminée correctement ; le mot de passe est alors effacé de l’écran.
native-propose-wait = Apportez le fichier à l’emplacement { $path }, puis appuyez sur Entrée. (Pour revoir le mot de passe, tapez s puis Entrée.)
native-propose-not-there = Il n’y a pas encore de fichier à l’emplacement { $path }, ou il est encore en cours d’écriture.
native-propose-found = Trouvé : { $path }, { $bytes } octets.

## unseal

unseal-dry-run = { $path } serait écrit : la part en clair.
unseal-done = Écrit et relu : { $path }, { $bytes } octets : le numéro de la part, puis y. docs/recovery.md explique comment combiner de tels fichiers.

## promote

promote-dry-run = { $path } serait écrit :
promote-written = Écrit et relu : { $path }. Il indique { $server } comme serveur de secret principal, et rien d’autre.
promote-steps = { "" }
    À faire maintenant, dans cet ordre (l’étape 1 du guide est faite) :
promote-more = Ce qu’il faut voir à chaque étape, et que faire sinon : sso-escrow runbook promote --server { $server }
promote-fit = { $path } convient : il indique { $server } comme serveur de secret principal, et rien d’autre.
promote-untried = Aucun vrai ssomanage n’a lu un tel fichier.

## runbook

runbooks-heading = Procédures (sso-escrow runbook NOM ; « all » les donne toutes) :
runbook-written = Écrit et relu : { $path }

## token

token-list-none = Il n’y a pas de lecteur de cartes, ni de jeton qui en contienne un.
token-list-empty = { $reader } : vide
token-list-reader = { $reader } :
token-line-id = Jeton :            { $token }
token-line-firmware = Micrologiciel :    { $firmware }
token-line-plain = Micrologiciel :    pas une YubiKey
token-line-pin = Code PIN :         { $tries } ; { $state }
token-line-puk = Code PUK :         { $tries } ; { $state }
token-line-management = Clé de gestion :   { $state }
token-line-behind-pin = La clé de gestion est protégée par le code PIN.
token-line-weak = Faiblesses :       { $names }
token-line-key = Clé dans { $slot } :     { $names }
token-line-share = Part dans { $object } : part { $x } de { $name }
token-line-bad-share = Part dans { $object } : elle est illisible
token-line-prepared = Préparée : les parts sont scellées avec la clé de { $slot }, et la prochaine ira dans { $object }.
token-line-prepared-full = Préparée : les parts sont scellées avec la clé de { $slot }. Aucun conteneur n’est libre : une part ne peut aller que sur un média.
token-state-factory = celui d’usine, que tout le monde connaît
token-state-own = pas celui d’usine
token-state-unknown = la carte n’indique pas si c’est celui d’usine
token-key-state-factory = celle d’usine, que tout le monde connaît
token-key-state-own = pas celle d’usine
token-key-state-unknown = la carte n’indique pas si c’est celle d’usine
ask-own-pin = Code PIN de la carte à puce { $token }, { $tries } (saisie invisible ; Entrée seule abandonne) :
ask-new-pin = Nouveau code PIN de la carte à puce { $token }, de 6 à 8 caractères (non affiché ; Entrée seule abandonne) :
ask-new-puk = Nouveau code PUK de la carte à puce { $token }, de 6 à 8 caractères ; il débloque le code PIN (non affiché ; Entrée seule abandonne) :
ask-pin-again = Encore une fois :
ask-pin-differs = Les deux saisies diffèrent.
confirm-provision = Préparer la carte à puce { $token } pour { $name } ?
confirm-factory-pin = La carte à puce { $token } n’indique pas si elle a encore le code PIN d’usine. L’a-t-elle encore ?
confirm-puk = La carte à puce { $token } n’indique pas si son code PUK est celui d’usine. Utiliser un essai pour le changer ?
provision-pin-changed = Le code PIN d’usine a été changé.
provision-puk-changed = Le code PUK d’usine a été changé.
provision-puk-blocked = Le code PUK de cette carte est bloqué : si son code PIN l’est aussi, rien ne le débloque, et la part est perdue. Seule une réinitialisation rétablit les réglages d’usine, et elle efface les clés.
provision-management-changed = La clé de gestion d’usine a été changée : une clé aléatoire est protégée par le code PIN, là où ykman et yubico-piv-tool la trouvent.
provision-key-made = Clé créée dans { $slot } : { $what }
provision-key-found = Clé trouvée dans { $slot } : { $what }
provision-other-label = Le certificat de { $slot } a été créé auparavant, avec le libellé « { $label } », et le garde.
provision-without-label = Le certificat de { $slot } a été créé auparavant, sans libellé, et reste sans libellé.
provision-done = La carte à puce { $token } peut maintenant recevoir une part. Tout a été relu.
provision-no-roots = L’attestation n’a pas été vérifiée : aucune racine n’a été indiquée (--attestation-root FILE). En production, une part n’est scellée pour cette carte qu’avec elles, ou avec --waive attestation.
provision-records = Les certificats, et l’attestation de la carte si elle en donne une, se trouvent dans { $path }.
provision-attested = Attesté : la clé a été créée dans ce jeton, sous la racine { $root } (SHA-256 { $fingerprint }).
provision-openssl = OpenSSL vérifie la même chose avec :
provision-plain-lines = Lignes pour une carte sans les commandes de Yubico, dans cet ordre :

## vectors

vectors-group = { $group } : { $count } { $count ->
        [one] réponse correcte
       *[other] réponses correctes
    }
vectors-good = Les { $count } vecteurs de test sont tous corrects.
touch-now = Touchez maintenant le jeton { $token } de { $name } : il attend { $seconds } secondes.
touch-if-it-blinks = Si le jeton { $token } de { $name } clignote, touchez-le.
progress-touch = En attente du toucher : encore { $seconds } s
ask-card = Insérez la carte à puce { $token } de { $name } (part { $x }). (Entrée seule pour ignorer cette part.)
ask-cards = Insérez l’une de ces cartes à puce : { $tokens }. (Entrée seule : il n’en vient plus.)
ask-next-card = Retirez la carte qui est insérée, et insérez la suivante. (Entrée seule : il n’en vient plus.)
ask-one-card = Insérez la carte à puce. (Entrée seule pour abandonner.)
ask-pin = Code PIN de la carte à puce { $token }, { $tries } (saisie invisible ; Entrée seule pour l’ignorer) :
confirm-uncounted = La carte à puce { $token } n’indique pas combien d’essais du code PIN restent. Un code PIN faux peut la bloquer. Utiliser un essai dans cette exécution ?
confirm-again = Réessayer ?
card-in-record = carte à puce { $token }, objet de données { $object }
ask-card-of = Insérez la carte à puce { $token } de { $name }. (Entrée seule pour abandonner.)
ask-any-card-of = Retirez la carte qui est insérée, et insérez celle de { $name }. (Entrée seule pour abandonner.)
ask-management-key = Clé de gestion de la carte à puce { $token }, en chiffres hexadécimaux (saisie invisible ; Entrée seule pour abandonner) :
verify-envelope-elsewhere = Le contenu de ce jeu se trouve ailleurs, dans un fichier d’enveloppe : une carte ne contient que la part.
reseal-done-card = La part { $x } de { $name } est maintenant scellée avec la carte à puce. Son jeu, son numéro et son porteur sont restés les mêmes.
ask-next-cards = Retirez la carte qui est insérée, et insérez la suivante : { $tokens }, ou une autre. (Entrée seule : il n’en vient plus.)
runbook-dry-run = Sans --dry-run, { $path } est écrit ({ $bytes } octets).
provision-dry-run = Rien n’a été écrit sur la carte à puce { $token }. Sans --dry-run, voici ce que fait la commande :
provision-plan-pin = Elle demande un nouveau code PIN, qui remplace celui d’usine.
provision-plan-own-pin = Elle demande le code PIN de la carte et le conserve.
provision-plan-any-pin = Elle demande le code PIN. La carte n’indique pas si c’est celui d’usine.
provision-plan-puk = Elle demande un nouveau code PUK, qui remplace celui d’usine.
provision-plan-management = Elle remplace la clé de gestion d’usine par une clé aléatoire, que le code PIN protège.
provision-plan-management-behind-pin = Elle utilise la clé de gestion que le code PIN protège.
provision-plan-management-asked = Elle demande la clé de gestion.
provision-plan-management-unknown = Elle essaie la clé de gestion d’usine et la remplace par une clé aléatoire, que le code PIN protège.
provision-plan-key = Elle crée une clé dans l’emplacement { $slot } ({ $what }).
provision-plan-key-kept = Elle conserve la clé de l’emplacement { $slot } ({ $what }).
