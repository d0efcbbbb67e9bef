### Ce qui s’affiche à l’écran quand tout va bien : questions, comptes rendus, étapes.

label-warning = Avertissement :

## Questions

prompt-yes-or-no = { $question } [oui/non]
prompt-words-for-yes = oui o
prompt-words-for-no = non n
prompt-only-yes-or-no = Répondez par oui ou par non. Ce que vous tapez ici est affiché : n’y saisissez pas de mot de passe.
ask-custodian = { "" }
    Porteur { $x } sur { $count } : { $name } ({ $place })
ask-new-password = Choisissez un mot de passe pour votre part (7 à 256 caractères ; la saisie reste invisible) :
ask-new-password-again = Saisissez-le de nouveau :
ask-new-password-differs = Les deux saisies sont différentes. Choisissez de nouveau le mot de passe.
ask-new-reminder = Rappel de mot de passe, lisible par tout le monde (peut rester vide) :
ask-entropy = Lancez des dés et saisissez les résultats, ou tapez au hasard, puis appuyez sur Entrée (la saisie reste invisible) :
ask-share = { "" }
    La part à l’emplacement { $place } se présente comme la part { $x } ({ $name }).
ask-reminder = Rappel de mot de passe : { $reminder }
ask-password = Mot de passe (Entrée seule pour ignorer cette part) :
ask-password-only = Mot de passe (Entrée seule pour abandonner) :
ask-not-a-password = Ce ne peut pas être le mot de passe. { $cause }
ask-again = Mot de passe incorrect ({ $name }). Vérifiez la disposition du clavier et le verrouillage des majuscules, puis réessayez.
ask-words-why = { "" }
    Reportez-vous aux mots inscrits sur les fiches des porteurs à la création du jeu.
    N’importe qui peut fabriquer des parts d’apparence correcte ; seuls les mots permettent de s’en assurer.
ask-words = Saisissez les 8 mots du jeu (quatre lettres de chacun suffisent), ou leurs numéros :
ask-words-differ = Ces mots ne sont pas ceux de ce jeu. Essais restants : { $left }
confirm-new-secret = Ce secret est-il destiné à un nouveau système ?
confirm-old-server-off = Un système n’a qu’un seul serveur de secret principal. L’ancien est-il arrêté ?
confirm-clear-copy = { $path } sera une copie en clair du secret. Écrire ce fichier ?
confirm-not-removable = Écrire malgré tout la part à cet endroit ?
unseal-confirm = { $path } sera votre part, sans aucune protection. Écrire ce fichier ?
unseal-confirm-again = Quiconque possède ce fichier possède votre part. Est-ce vraiment ce que vous voulez ?

## Progression

progress-seal = Scellement de la part { $x } sur { $count }…
progress-write = Écriture de la part { $x } sur { $count }…
progress-prove = Relecture et vérification de la part { $x } sur { $count }…
progress-open = Ouverture de la part { $x } ({ $name })…

## Avis

rehearsal-banner = RÉPÉTITION : pour l’exercice seulement. Les parts et les fichiers d’inscription sont marqués comme exercice.
notice-new-secret = Un nouveau secret principal est destiné à un nouveau système : une base de données chiffrée avec un autre secret principal ne peut pas être lue avec celui-ci.
notice-master-secret =
    Nature de ce contenu : un secret principal généré par sso-escrow, dans un format qui lui est propre.
    Aucune commande d’ENTSSO ne l’importe, et l’on n’en connaît aucune qui l’accepte : l’essai n’a jamais
    été fait sur un vrai serveur ENTSSO. Après une restauration, consultez le journal des événements :
    l’événement 10529 ou 10523 signifie que le secret est accepté, 10565 ou 10521 qu’il ne l’est pas.
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
sets-health = Parts présentes : { $have } sur { $count } ; parts nécessaires : { $need }.

## inspect

inspect-file = Fichier : { $path }
inspect-share = Part { $x } sur { $count }, porteur : { $name }
inspect-password = Scellée avec un mot de passe (Argon2id, mémoire : { $memory } Mio, passes : { $passes }, voies : { $lanes })
inspect-reminder = Rappel de mot de passe : { $reminder }
inspect-claims = { "" }
    Tout cela n’est que ce que les fichiers déclarent. Pour en avoir la preuve, il faut ouvrir une part et comparer les mots du jeu.

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
generate-voided = Le jeu est annulé : { $path } a été supprimé.
generate-not-voided = Le jeu est annulé, et { $path } n’a pas pu être supprimé. Détruisez ce fichier : il n’appartient à aucun jeu.

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
restore-dry-run = { $path } serait écrit, avec ces clés de Registre :
restore-combined = Le quorum est atteint, et le secret est bien celui pour lequel le jeu a été créé.
restore-written = Écrit et relu : { $path }
steps-rehearsal = { "" }
    C’était une répétition : ce fichier sert à l’exercice. Ne l’importez pas sur un serveur en service.
    Les étapes ci-dessous sont celles qui suivraient dans un cas réel.
reg-remark-practice = EXERCICE : fichier créé lors d’une répétition de sso-escrow. Ne pas importer sur un serveur en service.

## Étapes après une restauration

steps-carry = { "" }
    À faire maintenant :
    1. Apportez le fichier au nouveau serveur de secret principal.
steps-carry-to = { "" }
    À faire maintenant :
    1. Apportez le fichier au serveur { $server }.
steps-access = 2. Un fichier d’inscription (.reg) ne transporte aucun droit d’accès. Sur ce serveur, ouvrez PowerShell en tant qu’administrateur et créez la clé de Registre avec les bons droits d’accès, avant que le secret n’y soit :
steps-import = 3. Ouvrez une invite de commandes en tant qu’administrateur et, dans le dossier du fichier, exécutez :
steps-service = 4. Redémarrez le service :
steps-events = 5. Dans le journal des événements (Application, source ENTSSO), cherchez l’événement 10529 ou 10523, ainsi que 10565 ou 10521.
destroy-step = Détruisez ensuite la copie en clair. Une clé USB conserve ce qui a été effacé : détruisez la clé USB elle-même. En mémoire ou sur un disque, cette commande peut suffire :
steps-untried = Aucune de ces étapes n’a jamais été essayée sur un vrai serveur ENTSSO.

## unseal

unseal-dry-run = { $path } serait écrit : la part en clair.
unseal-done = Écrit et relu : { $path }, { $bytes } octets : le numéro de la part, puis y. docs/format.md explique comment combiner de tels fichiers.

## vectors

vectors-group = { $group } : { $count } { $count ->
        [one] réponse correcte
       *[other] réponses correctes
    }
vectors-good = Les { $count } réponses connues sont toutes correctes.
