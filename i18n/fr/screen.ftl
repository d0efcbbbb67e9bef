### Ce qui s’affiche à l’écran quand tout va bien : questions, comptes rendus, étapes.

about-card = Carte à puce { $token } :
about-file = { $path } :
list-separator = { ", " }
label-warning = Avertissement :

## Questions

prompt-yes-or-no = { $question } [oui/non]
prompt-words-for-yes = oui o
prompt-words-for-no = non n
prompt-words-for-none = aucun
prompt-only-yes-or-no = Tapez oui ou non ; Entrée seule n’est pas une réponse. Ne saisissez pas de mot de passe ici : il serait affiché.
prompt-only-yes-or-no-unseen = Tapez oui ou non ; Entrée seule n’est pas une réponse. La saisie est invisible.
confirm-skip-share = Ignorer cette part ? (saisie invisible ; non : la question est reposée)
confirm-no-answer = Ne rien répondre à cette question ? (saisie invisible ; non : la question est reposée)
confirm-no-card = Continuer sans le média ou la carte à puce ? (saisie invisible ; non : la demande est répétée)
confirm-no-more = N’y a-t-il plus de médias ni de cartes à puce ? (saisie invisible ; non : le suivant est demandé)
confirm-leave-share = Y laisser la part ? (non : le média est demandé de nouveau)
confirm-skipped-again = Ces parts ne sont pas ouvertes : { $places }. Les demander de nouveau ? (saisie invisible ; non : continuer sans elles)
ask-card-unclear = sso-escrow ne tient pas compte de votre saisie. Insérez la carte à puce, ou appuyez seulement sur Entrée.
shown-passphrase = L’écran a montré votre saisie, qui ressemble à une phrase secrète. sso-escrow a effacé la ligne. Si elle ouvre une part et que quelqu’un l’a vue, donnez à cette part une nouvelle phrase secrète avec sso-escrow reseal.
shown-pin = L’écran a montré votre saisie, qui ressemble à un code PIN. sso-escrow a effacé la ligne. Si quelqu’un a vu votre code PIN, changez-le. Si ce n’est pas un code PIN, tapez la même ligne encore une fois : elle sera acceptée.
confirm-new-password = L’écran a montré votre mot de passe, et sso-escrow a effacé la ligne. En choisir un nouveau ? (non : le garder)
confirm-stop-open = Parts déjà ouvertes : { $have }. Arrêter ici ? (saisie invisible ; non ou Ctrl+C : continuer)
confirm-stop-chosen = Si vous arrêtez, les choix des porteurs précédents sont perdus. Arrêter ici ? (saisie invisible ; non ou Ctrl+C : continuer)
confirm-passphrase-again = Afficher de nouveau la même phrase secrète ? (saisie invisible ; non : l’abandonner et revenir en arrière)
ask-custodian = { "" }
    Porteur { $x } sur { $count } : { $name } ({ $place })
ask-keyboard-why = { "" }
    Vérifiez que le clavier donne les bons caractères : tapez des lettres, des chiffres et des signes, et lisez-les à l’écran. Ne saisissez jamais de mot de passe ici : l’écran affiche ce que vous tapez.
ask-keyboard = Essai du clavier (Entrée seule pour continuer) :
ask-kind-of-password =
    Comment voulez-vous protéger votre part ?
    1  par une phrase secrète de six mots anglais, créée maintenant (recommandé)
    2  par un mot de passe de votre choix
    Tapez 1 ou 2 (Ctrl+C arrête la commande) :
ask-kind-unclear = Tapez 1 ou 2. Ne saisissez pas de mot de passe ici : il serait affiché.
passphrase-heading =
    Voici votre phrase secrète. Personne d’autre ne doit voir cet écran maintenant.
    Ce sont six mots anglais : recopiez-les lettre par lettre.
    Apprenez-la, ou notez-la et gardez-la à l’écart de votre média. Elle n’est affichée que jusqu’à ce que vous l’ayez saisie correctement.
passphrase-seen = Appuyez sur Entrée pour masquer la phrase secrète, puis saisissez-la.
ask-passphrase = Saisissez les six mots anglais, lettre par lettre, séparés par des espaces (saisie invisible ; Entrée seule pour les revoir ou revenir en arrière) :
ask-passphrase-differs = La saisie ne correspond pas à la phrase secrète. La voici encore une fois.
ask-new-password = Choisissez un mot de passe pour votre part (7 à 256 caractères ; saisie invisible ; Entrée seule pour revenir au choix précédent) :
password-estimate = Estimation, pour vous seul : un attaquant qui essaie 10 000 mots de passe par seconde, avec des dizaines de cartes graphiques, a besoin de ce temps : { $time }. L’estimation connaît les mots courants de l’anglais, de l’allemand, du français, du néerlandais, de l’espagnol, de l’italien et du japonais, et les motifs courants.
attack-seconds = moins d’une minute
attack-minutes = moins d’une heure
attack-hours = environ { $hours } { $hours ->
        [one] heure
       *[other] heures
    }
attack-days = environ { $days } { $days ->
        [one] jour
       *[other] jours
    }
attack-years = environ { $years } { $years ->
        [one] an
       *[other] ans
    }
attack-millions-of-years = plus d’un million d’années
password-needs-keyboard = Certains claviers n’ont pas tous les caractères de ce mot de passe. Dans quelques années, sur une autre machine, vous ne pourrez peut-être pas le saisir.
ask-new-password-again = Saisissez de nouveau le même mot de passe (saisie invisible) :
ask-new-password-differs = Les deux saisies sont différentes. Saisissez de nouveau le mot de passe, puis répétez-le.
ask-new-reminder = Rappel de mot de passe (lisible par tout le monde ; Entrée seule pour ne pas en donner ; < pour abandonner le mot de passe et revenir en arrière) :
ask-entropy = Ajoutez du hasard : saisissez les résultats de dés, ou tapez au hasard, puis appuyez sur Entrée (saisie invisible ; Entrée seule pour ne rien ajouter) :
choices-made = { "" }
    Tous les porteurs ont choisi. Rien n’est encore écrit. Les porteurs :
choices-made-by = { "  " }{ $x }  { $name }
ask-choices = Écrire les parts maintenant ? (un numéro : ce porteur choisit de nouveau ; non : arrêter sans rien écrire) [oui/non/numéro]
ask-choices-unclear = Tapez oui, non ou le numéro d’un porteur.
ask-not-confined = Les médias sont insérés l’un après l’autre. Monter un média exige l’accès à tous les fichiers : pendant cette exécution, sso-escrow ne restreint donc pas les fichiers qu’il peut ouvrir.
hand-out-done = { "" }
    Terminé : { $names }
hand-out-coming = { "" }
    Encore à écrire ({ $count }) : { $names }
ask-insert =
    Part { $x } sur { $count } : insérez le média destiné à { $name }.
    (Ou tapez le numéro de la part à écrire maintenant, ou le chemin d’un dossier. Ctrl+C demande s’il faut arrêter.)
ask-insert-any = Insérez le média ou la carte à puce. (Ou tapez le chemin d’un dossier. Ctrl+C arrête la commande.)
ask-insert-one = Insérez le média ou la carte à puce. (Ou tapez le chemin d’un dossier ; Entrée seule pour abandonner.)
ask-medium-unclear = Cette réponse ne convient pas. Tapez le chemin d’un dossier, avec une barre /, ou insérez un média.
ask-medium-unclear-windows = Cette réponse ne convient pas. Tapez le chemin d’un dossier avec la lettre du lecteur (par exemple E:\), ou insérez un média.
ask-insert-share =
    Insérez le média suivant, ou une carte à puce, dans n’importe quel ordre.
    (Ou tapez le chemin d’un dossier ; Entrée seule s’il n’y en a plus.)
ask-insert-again =
    Insérez de nouveau le média destiné à { $name }. La part qui s’y trouve est nulle, et sso-escrow la supprime.
    (Ou tapez le chemin de son dossier ; Entrée seule pour y laisser la part.)
ask-insert-new = Insérez le média pour la nouvelle part destinée à { $name }. (Ou tapez le chemin d’un dossier. Ctrl+C arrête la commande ; l’ancienne part reste valable.)
ask-insert-old =
    Insérez de nouveau le média de l’ancienne part destinée à { $name }. La nouvelle part est valide, et sso-escrow supprime l’ancienne.
    (Ou tapez le chemin de son dossier ; Entrée seule pour y laisser l’ancienne part.)
medium-in-record = « { $label } », { $system }, { $size } Mo, ID { $id }
medium = Média « { $label } » : { $system }, { $size } Mo, { $free } Mo libres, { $seen }, ID { $id }, { $node } monté sur { $path }
role-source = comme source
role-target = comme cible
role-records = pour les fiches
role-envelope = pour l’enveloppe
role-system = comme disque de ce système
connection-usb = USB
connection-card = carte mémoire
connection-thunderbolt = Thunderbolt
connection-drive = lecteur amovible
connection-virtual = disque virtuel, { $kind }
connection-built-in = disque interne, { $name }
connection-memory = mémoire de cette machine
connection-no-disk = aucun disque de cette machine
confirm-virtual = { $place } n’est pas un média physique ({ $seen }). Est-ce un média que vous pouvez emporter ? (« non » le refuse ; « oui » est consigné comme --waive removable)
medium-take-out = Vous pouvez maintenant retirer le média.
medium-done = Le travail dans ce dossier est terminé.
medium-unmount-first = Démontez le média avec cette commande, puis retirez-le :
medium-eject-first = Éjectez d’abord le média { $path } : dans l’Explorateur, cliquez dessus avec le bouton droit et choisissez Éjecter. Retirez-le ensuite.
confirm-medium = Est-ce bien le média destiné à { $name } ? (oui : la part y est écrite ; non : un autre média est demandé)
confirm-stop = Rien n’est encore écrit. Arrêter ici ? (saisie invisible ; non ou Ctrl+C : continuer)
confirm-stop-void = Les parts de ces porteurs sont déjà écrites et deviendraient nulles : { $names }. Arrêter ici ? (saisie invisible ; non ou Ctrl+C : continuer)
hand-out-written = La part { $x } ({ $name }) est écrite, relue et ouverte.
quorum-been = { "" }
    Parts ouvertes : { $names }
quorum-missing =
    Parts encore nécessaires : { $missing }
    Porteurs qui peuvent encore venir : { $names }
ask-share = { "" }
    La part à l’emplacement { $place } se présente comme la part { $x } ({ $name }).
ask-reminder = Rappel inscrit dans le fichier (n’importe qui a pu le modifier) : { $reminder }
ask-password = Mot de passe ou six mots (saisie invisible ; tapez ? pour essayer le clavier ; Entrée seule pour ignorer cette part) :
ask-password-only = Mot de passe ou six mots (saisie invisible ; tapez ? pour essayer le clavier ; Entrée seule pour abandonner) :
ask-not-a-password = Ce ne peut pas être le mot de passe. { $cause }
passwords-of-line = Mot de passe de la ligne { $line } :
ask-again = Le mot de passe de la part est incorrect ({ $name }). Rien n’est perdu. Vérifiez la disposition du clavier et le verrouillage des majuscules, puis réessayez. Une phrase secrète se compose de six mots anglais ; les majuscules et les traits d’union y sont sans importance.
ask-words-why = { "" }
    Les mots du jeu figurent sur les fiches des porteurs, imprimées à la création du jeu. Ils désignent le jeu. Ils écartent aussi les parts qui n’ont que l’apparence des vraies : n’importe qui peut en fabriquer.
ask-words =
    Saisissez les 8 mots du jeu qui figurent sur la fiche d’un porteur, ou leurs numéros. Ce sont des mots anglais : recopiez-les lettre par lettre. Quatre lettres de chaque mot suffisent. Ctrl+C arrête la commande.
    Mots :
ask-words-several = { "" }
    { $path } contient des parts de plusieurs jeux. Les mots du jeu en désignent un.
ask-words-differ = Aucun jeu trouvé n’a ces mots. Essais restants : { $left }
ask-card-words-why = { "" }
    Avant que la carte à puce { $token } ne reçoive son code PIN : n’importe qui peut fabriquer une carte qui n’a que l’apparence de celle-ci. Les mots de la carte montrent si c’est la bonne. Ils figurent sur la fiche de son porteur, sous les mots du jeu.
ask-card-words =
    Saisissez les 8 mots de la carte qui figurent sur la fiche du porteur, ou leurs numéros. Ce sont des mots anglais : recopiez-les lettre par lettre. Quatre lettres de chaque mot suffisent. Tapez « aucun » si la fiche n’a pas de mots de carte. (Entrée seule pour ignorer cette carte.)
    Mots de la carte :
ask-card-words-differ = Ces mots ne sont pas ceux de cette carte. Ce ne sont pas les mots du jeu, et chaque carte a les siens. Essais restants : { $left }
confirm-card-without-words = Donner le code PIN à une carte que personne n’a vérifiée ? (non : ignorer cette carte)
card-words-attested = La carte à puce { $token } est authentique : l’attestation de son fabricant est valable pour ses deux clés. Ses mots (mots anglais) : { $words }
card-words-shown = En production, il faut maintenant saisir les mots de la carte qui figurent sur la fiche du porteur (mots anglais, lettre par lettre). Ceux de la carte à puce { $token } : { $words }
card-words-for-record = Mots de la carte à puce { $token } (mots anglais), à recopier lettre par lettre sur la fiche du porteur : { $words }
confirm-new-secret = Ce secret est-il destiné à un nouveau système ? (non : arrêter la commande)
confirm-plan = Ce plan est-il voulu ? (non : arrêter la commande)
confirm-old-server-off = Un système n’a qu’un seul serveur de secret principal. L’ancien est-il arrêté ? (non : arrêter la commande)
confirm-clear-copy = sso-escrow va écrire une copie en clair (non chiffrée) du secret dans { $path }. Continuer ? (non : arrêter la commande)
unseal-confirm = sso-escrow va écrire votre part sans aucune protection dans { $path }. Continuer ? (non : arrêter la commande)
unseal-confirm-again = Quiconque obtient ce fichier possède votre part. Voulez-vous vraiment l’écrire ? (non : arrêter la commande)
role-share = pour une part
ask-words-first = { "" }
    Cette exécution restaure deux jeux. D’abord le jeu qui contient le secret principal actuel. Les mots du jeu se trouvent sur les fiches des porteurs.
ask-words-second = { "" }
    Maintenant le jeu qui contient le secret principal précédent.

## Progression

progress-seal = Scellement de la part { $x } sur { $count }…
progress-write = Écriture de la part { $x } sur { $count }…
progress-prove = Relecture et vérification de la part { $x } sur { $count }…
progress-open = Ouverture de la part { $x } ({ $name })…
progress-slow = Travail toujours en cours sur { $place } ({ $seconds } s). Ne retirez pas le média…

## Avis

rehearsal-banner = RÉPÉTITION : les parts et les fichiers d’inscription portent la marque RÉPÉTITION et ne doivent pas être utilisés en production.
rehearsal-allows = Autorisé dans une répétition, bloquant en production : { $failed }
dry-run-done = Rien n’a été écrit. Ligne de commande qui écrit :
rerun-by-hand = sso-escrow n’affiche pas de ligne de commande ici, car l’invite de commandes et PowerShell en lisent différemment ces parties : { $words }. Tapez-les vous-même, comme la première fois.
notice-new-secret = Un nouveau secret principal est destiné à un nouveau système. Il ne peut pas déchiffrer une base de données chiffrée avec un autre secret principal.
notice-master-secret = Ce contenu est un secret principal généré par sso-escrow, dans un format qui lui est propre. Aucune commande d’ENTSSO ne l’importe, et personne n’a vu ENTSSO l’accepter. Il n’a jamais été testé sur un vrai serveur ENTSSO. Après une restauration, consultez le journal des événements : 10529 ou 10523 signifie qu’ENTSSO a accepté le secret ; 10565 ou 10521 signifie qu’il ne l’a pas accepté.
default-custodian = Porteur { $x }
word-by-hand = { $word } (tapez-le vous-même, car l’invite de commandes et PowerShell le lisent différemment)
output-lost-nothing = sso-escrow n’a rien modifié.
output-lost-set = Le jeu est complet, mais ses mots n’ont pas été affichés sur la sortie standard. Si personne n’a les huit mots sur papier, supprimez les parts avec « void » et créez un nouveau jeu.
output-lost-card = La carte à puce { $token } a été préparée.
output-lost-transcript = Le procès-verbal de cette exécution est { $path }.

## Jeux

kind-native-backup = native-backup (fichier de sauvegarde d’ENTSSO, créé par ssoconfig -backupSecret)
kind-ssoss-snapshot = ssoss-snapshot (copie de la clé de Registre SSOSS)
kind-master-secret = master-secret (généré par sso-escrow)
purpose-production = production
purpose-practice = RÉPÉTITION
set-words = Mots du jeu :    { $words }
set-numbers = Leurs numéros :  { $numbers }
set-id = ID du jeu :      { $id }
set-purpose = Usage :          { $purpose }
set-kind = Contenu :        { $kind }
set-msid = MSID :           { $msid }
set-threshold = Seuil :          { $threshold } parts sur { $count }
plan-losses = Pertes admises : { $losses } parts sur { $count }
set-generation = Génération :     { $generation }
set-supersedes = Remplace :       { $id }
set-label = Libellé :        { $label }
set-server = Serveur :        { $server }
set-created = Créé le :        { $time }
set-waiver = Dérogation :     { $check }
set-custodian = Porteur { $x } :      { $name }
sets-none = Aucune part lisible n’a été trouvée.
sets-share = La part { $x } est ici : { $path }
sets-share-card = La part { $x } est ici : { $path } (scellée avec la carte à puce { $token })
sets-health = Parts trouvées : { $have } sur { $count }. Une restauration en exige { $need }.
sets-pending = Toutes les parts trouvées sont en attente : la cérémonie de ce jeu a été interrompue, ou est encore en cours.
sets-superseded = Un autre jeu trouvé remplace celui-ci.

## inspect

inspect-file = Fichier : { $path }
inspect-share = Part { $x } sur { $count }, porteur : { $name }
inspect-envelope = Enveloppe :      { $bytes } octets, SHA-256 de son texte chiffré { $digest }
inspect-envelope-elsewhere = Enveloppe :      absente à côté de cette part, SHA-256 de son texte chiffré { $digest }
inspect-password = Scellée avec un mot de passe (Argon2id, mémoire : { $memory } Mio, passes : { $passes }, voies : { $lanes })
inspect-reminder = Rappel de mot de passe : { $reminder }
inspect-card = Scellée avec la carte à puce { $token }, clé de l’emplacement { $slot }
inspect-card-object = Cette part a sa place sur la carte à puce elle-même, dans l’objet de données { $object }
inspect-claims = { "" }
    Tout cela n’est que ce que les fichiers déclarent. Pour en avoir la preuve, ouvrez une part et comparez les mots du jeu.

## inspect --machine

machine-checked = Vérifications de cette machine :
machine-good = réussie
machine-failed = NON réussie
machine-failed-why = NON réussie. { $finding }
machine-line-network = Réseau :                          { $state }
machine-line-swap = Espace d’échange :                { $state }
machine-line-lock = Mémoire verrouillée :             { $state }
machine-line-screen = Écran :                          { $screen }
screen-none = aucun terminal
screen-console = cette machine ({ $name })
screen-emulator = cette machine ({ $program })
screen-program = inconnu (le programme { $program } l’affiche)
screen-unseen = inconnu (le programme qui l’affiche n’est pas visible)
screen-remote-desktop = bureau à distance
screen-serial = à l’autre bout d’une liaison série ({ $name })
screen-container = hors de ce conteneur
screen-remote = sur une autre machine ({ $program } l’y envoie)
screen-recorded = { $screen }, enregistré par { $programs }
screen-confirm = Afficher des secrets sur cet écran ? (« non » arrête la commande)
machine-switched-off = Désactivé par sso-escrow pour son propre processus :
machine-denied = désactivé
machine-allowed = NON désactivé
machine-line-dumps = Vidages mémoire :                 { $state }
machine-line-privileges = Obtention de privilèges :         { $state }
machine-line-sockets = Sockets réseau :                  { $state }
machine-line-files = Fichiers absents de la commande : { $state }
machine-fit = Cette machine réussit toutes les vérifications.
machine-goes-on = Cette machine ne réussit pas toutes les vérifications. Avec les mêmes options --waive ou --rehearsal, les autres commandes s’y exécutent malgré tout. Un jeu créé ici consigne les dérogations.

## reseal

reseal-dry-run = Sans --dry-run, la commande écrit { $path }, puis supprime l’ancienne part.
reseal-done = La part { $x } ({ $name }) a un nouveau mot de passe. Son jeu, son numéro et son porteur n’ont pas changé.
reseal-old-removed = L’ancienne part a été supprimée.

## Fiches des porteurs

record-title = Fiche du porteur
record-practice = RÉPÉTITION : ce jeu ne sert qu’à des répétitions.
record-custodian = Porteur : { $name }
record-share = Part { $x } sur { $count }. { $threshold } parts quelconques, réunies, restaurent le secret. Un nombre inférieur de parts n’en révèle rien.
record-set = Jeu { $id }, génération { $generation }
record-label = Libellé : { $label }
record-server = Créé pour le serveur de secret principal { $server }
record-msid = ID de secret principal (MSID) : { $msid }
record-file = Fichier de sauvegarde d’ENTSSO : { $bytes } octets, SHA-256 { $digest }
record-created = Créé le { $time }
record-medium = Part écrite sur : { $medium }
record-words = Mots du jeu (mots anglais) et leurs numéros
record-words-why = Chaque fois que votre part vous est demandée, comparez ces mots avant de saisir votre mot de passe ou votre code PIN. N’importe qui peut fabriquer des parts qui n’ont que l’apparence des vraies. Ce sont des mots anglais : recopiez-les lettre par lettre. Quatre lettres de chaque mot suffisent. Les mots ne sont pas secrets.
record-card-words = Mots de la carte (mots anglais) et leurs numéros
record-card-words-why = Seule votre carte à puce a ces mots. sso-escrow les demande tous avant votre code PIN : saisissez-les d’après cette page, jamais d’après un écran. S’ils sont refusés, ne saisissez votre code PIN nulle part : la carte est peut-être une contrefaçon. Ce sont des mots anglais : recopiez-les lettre par lettre. Ils ne sont pas secrets. Si votre part est scellée avec une autre carte, vous recevez une nouvelle fiche.
record-keep = Ce qu’il faut conserver, et comment
record-keep-medium = Gardez le média ou la carte à puce à un endroit auquel vous seul avez accès. Gardez cette fiche à un autre endroit.
record-keep-password = Gardez votre mot de passe ou votre code PIN à l’écart des deux. Ne le dites à personne. Personne d’autre que vous n’en a besoin, même pour vous aider.
record-keep-reminder = Si vous avez donné un rappel de mot de passe, quiconque a le média peut le lire. Il ne doit pas permettre de deviner le mot de passe.
record-keep-copies = Ne faites aucune copie de la part. Ne mettez jamais deux parts du jeu sur un même média.
record-keep-loss = Prévenez aussitôt le responsable de la cérémonie si le média, la carte à puce, le mot de passe ou le code PIN est perdu, si quelqu’un d’autre a pu y avoir accès, ou si vous quittez vos fonctions.
record-use = Ce qu’il faut faire de votre part
record-use-check = Au moins une fois par an, vérifiez votre part sur une machine coupée des réseaux : sso-escrow verify ask
record-use-restore = Pour une restauration, apportez le média ou la carte à puce, ainsi que cette fiche. Comparez les mots du jeu. Saisissez vous-même votre mot de passe ou votre code PIN.
record-use-alone = Un porteur ne peut rien révéler sans les autres. Une restauration exige { $threshold } porteurs.
record-machine = Machine sur laquelle le jeu a été créé
record-waived = Dérogation : { $check }
record-own-passwords = Permis : mots de passe choisis par les porteurs (--own-passwords). Au moins un porteur en a choisi un.
record-fill = À remplir à la main
record-fill-medium = Lieu de conservation du média :
record-fill-custodian = Date et signature du porteur :
record-fill-officer = Responsable de la cérémonie :
record-fill-witness = Témoin :
record-fill-checks = Part vérifiée le :

## generate

generate-dry-run = Sans --dry-run, la commande génère { $bytes } octets et les partage en { $count } parts, avec un seuil de { $threshold } :
generate-dry-run-share = part { $x } ({ $name }) sur { $place }
generate-file = La part { $x } est écrite : { $path }
generate-proof = Vérifié : toutes les parts ont été relues et ouvertes. Chaque quorum de { $threshold } parts redonne le même secret ({ $quorums ->
        [one] { $quorums } quorum
       *[other] { $quorums } quorums
    } en tout).
generate-proof-many = Vérifié : toutes les parts ont été relues et ouvertes. Chaque quorum de { $threshold } parts redonne le même secret.
generate-words = { "" }
    Voici les mots du jeu et leurs numéros. Ce sont des mots anglais : recopiez-les lettre par lettre sur la fiche de chaque porteur, et lisez-les à voix haute :
asked-password = le mot de passe d’une part
asked-new-password = le nouveau mot de passe de { $name }
asked-passphrase = que { $name } note une phrase secrète et la saisisse
asked-pin = le code PIN ou un autre secret d’une carte à puce
asked-file-password = le mot de passe du fichier de sauvegarde
asked-entropy = vos propres caractères aléatoires
asked-card = qu’une carte à puce soit insérée
records-folder-made = Le dossier des fiches n’existait pas. sso-escrow l’a créé : { $path }
records-folder-to-make = sso-escrow créerait le dossier des fiches : { $path }
generate-card-words = { "" }
    Voici les mots de la carte à puce { $token } et leurs numéros. Ce sont des mots anglais : recopiez-les lettre par lettre sur la fiche de { $name } :
records-written = Les fiches se trouvent dans { $path } : pour chaque porteur, une en texte et une en page à imprimer.

## Ouverture des parts

share-opened-count = La part { $x } ({ $name }) est valide. Parts valides : { $have } ; nécessaires : { $need }.
share-opened = La part { $x } ({ $name }) est valide.
verify-good =
    Part valide : la part { $x } sur { $count } s’ouvre, et c’est bien celle qui a été créée avec son jeu.
    Comparez les mots du jeu (mots anglais), lettre par lettre, avec votre fiche : { $words }
checked-set = Jeu :            { $words } …, créé le { $created }
checked-time = Contrôle :       { $time }
checked-present = Présents :       { $names }
drill-health = Parts valides : { $good } sur { $count } ; défectueuses : { $faulty } ; nécessaires : { $need }.
drill-words = Les mots du jeu n’ont pas été demandés (--full les demande). Ce sont des mots anglais : comparez-les lettre par lettre avec les fiches : { $words }
drill-combined = sso-escrow a reconstitué le secret en mémoire. C’est bien celui pour lequel le jeu a été créé. Il a ensuite été effacé de la mémoire.
drill-targets = Le contenu peut être restauré. Cibles possibles : { $targets }.
drill-pass = PASS
drill-fail = FAIL

## restore

restore-server-was = Le jeu a été créé pour le serveur de secret principal { $server }.
restore-server-is = Nouveau serveur de secret principal : { $server }
restore-dry-run = Sans --dry-run, la commande écrit { $path }, avec ces clés et ces valeurs de Registre :
restore-combined = Le quorum est atteint. Le secret est bien celui pour lequel le jeu a été créé.
restore-written = Écrit et relu : { $path }
steps-rehearsal = { "" }
    C’était une répétition : ce fichier ne sert qu’aux répétitions. Ne l’importez pas sur un serveur en service.
    En production, les étapes suivantes seraient à faire :
confirm-native = sso-escrow va écrire le fichier de sauvegarde d’ENTSSO dans { $path } et afficher son mot de passe sur cet écran. Continuer ? (non : arrêter la commande)
confirm-registry = sso-escrow va écrire dans SSOSS : { $target }. Continuer ? (non : arrêter la commande)
confirm-registry-replace = La clé SSOSS existante va être supprimée et remplacée, et sso-escrow n’en garde aucune copie : { $target }. Continuer ? (non : arrêter la commande)
restore-dry-run-native = Sans --dry-run, la commande écrit { $path } ({ $bytes } octets) et affiche son mot de passe.
restore-difference = Modifications dans SSOSS (type et nombre d’octets entre parenthèses) :
restore-no-difference = Rien ne change dans SSOSS : son contenu est déjà le même.
restore-registry-written = Écrit et relu : { $target }
steps-rehearsal-hive = { "" }
    C’était une répétition : cette ruche ne sert désormais qu’aux répétitions. Ne la placez pas dans un serveur en service.
    En production, les étapes suivantes seraient à faire :
native-reminder-is = Rappel de mot de passe du fichier : { $reminder }
native-password-heading = Voici le mot de passe du fichier { $name }. Écrivez-le sur une seule feuille. Tapez-le quand ssoconfig -restoreSecret le demande, puis détruisez la feuille. Ne tapez pas les intervalles ; chaque ␣ est un espace.
native-password-seen = Appuyez sur Entrée quand vous l’avez écrit. Vous pouvez l’afficher de nouveau jusqu’à la fin de cette commande.
native-password-again = Avez-vous écrit le mot de passe du fichier { $name } ? [oui/non] (« oui » termine la commande ; « non » ou s affiche de nouveau le mot de passe)
native-password-again-unclear = Tapez oui, non ou s. Entrée seule n’est pas une réponse.
machine-of-a-server = Cette machine est un serveur. Ces vérifications non réussies n’arrêtent donc pas la commande : { $checks }. Un jeu créé ici les consigne.
live-service-is = Sur cette machine, le service ENTSSO utilise le compte { $account }.
live-sso-administrators = Les droits Windows ne remplacent pas ceux d’un administrateur SSO : les outils d’ENTSSO exigent les deux. sso-escrow ne peut pas voir si vous êtes administrateur SSO.
live-no-msid = aucun
live-other-host = { $server } n’est pas un nom de cette machine ({ $names }). { $server } est-il le nom réseau d’un cluster dont cette machine est un nœud ? (non : arrêter la commande)
live-service-missing-ask = Le service ENTSSO n’est pas installé sur cette machine : c’est très probablement le mauvais serveur. Écrire malgré tout dans SSOSS de cette machine ? (non : arrêter la commande)
live-service-runs-ask = Écrire dans SSOSS pendant que le service ENTSSO fonctionne ? (non : arrêter la commande)
live-made-for-another-ask = Le jeu a été créé pour le serveur de secret principal { $server }, mais cette machine est { $names }. Cette machine remplace-t-elle { $server } ? (non : arrêter la commande)
live-was-put-back = SSOSS est de nouveau tel qu’il était avant l’exécution interrompue.
live-copy-removed = Supprimée : la copie qu’une restauration interrompue avait laissée dans HKLM\SOFTWARE\sso-escrow. Elle n’est plus nécessaire.
live-would-put-back = Une exécution précédente a été interrompue pendant qu’elle modifiait SSOSS. Pour remettre SSOSS dans l’état antérieur, ces modifications sont nécessaires :
confirm-put-back = Faire ces modifications dans SSOSS ? (non : arrêter la commande sans rien modifier)
live-restarted = Le service ENTSSO a été redémarré.
live-restarted-with = Le service ENTSSO et les services qui en dépendent ont été redémarrés : { $services }
log-backup = sso-escrow { $version } : sauvegarde de SSOSS de cette machine
log-restore = sso-escrow { $version } : restauration dans SSOSS de cette machine
log-put-back = sso-escrow { $version } : SSOSS de cette machine a de nouveau son contenu d’avant une restauration interrompue
log-set = Jeu : { $id }
log-no-set = Jeu : aucun
log-msids = MSID : { $msids }
log-user = Utilisateur : { $user }
log-done = Résultat : fait
log-failed = Résultat : échec, code de retour { $status } ({ $name })
log-in-part = Résultat : { $step ->
        [service] SSOSS a été écrit, mais le service n’a pas été redémarré,
        [put-back] échec, et SSOSS a de nouveau son contenu précédent,
       *[copy] SSOSS a été écrit, mais la copie de son contenu précédent n’a pas été supprimée,
    } code de retour { $status } ({ $name })
reg-remark-practice = RÉPÉTITION : fichier créé lors d’une répétition de sso-escrow. Ne pas importer sur un serveur en service.
ask-insert-target =
    Insérez maintenant le média qui reçoit { $name } : un média vide, pas celui d’une part.
    (Ou tapez le chemin d’un dossier. Ctrl+C demande s’il faut arrêter.)
target-medium-not-empty = { $count ->
        [one] Un fichier ou dossier s’y trouve : { $names }
       *[other] Il n’est pas vide. { $count } fichiers et dossiers s’y trouvent, par exemple : { $names }
    }
confirm-target-medium = sso-escrow va écrire { $name } sur ce média, en clair (non chiffré). Continuer ? (non : demander un autre média)
target-medium-declined = Rien n’est écrit sur ce média.
confirm-stop-target = Le secret est ouvert et n’est pas encore écrit. Si vous arrêtez, les porteurs devront rouvrir leurs parts. Arrêter ici ? (saisie invisible ; non ou Ctrl+C : continuer)
confirm-clear-copy-asked = Une fois le secret ouvert, sso-escrow demandera un média et y écrira une copie en clair (non chiffrée). Continuer ? (non : arrêter la commande)
confirm-native-asked = Une fois le secret ouvert, sso-escrow demandera un média, y écrira le fichier de sauvegarde d’ENTSSO et affichera son mot de passe sur cet écran. Continuer ? (non : arrêter la commande)
restore-dry-run-asked = Une exécution sans --dry-run demande un média et y écrit { $name }, avec ces clés et valeurs :
steps-database = La base de données SSO ne fait pas partie de cette restauration. Elle contient les informations d’identification, sur SQL Server, et il lui faut sa propre sauvegarde.
restore-set-first = Jeu 1 sur 2 : { $set }
restore-set-second = Jeu 2 sur 2 : { $set }

## Étapes après une restauration

steps-carry = { "" }
    À faire maintenant :
    1. Apportez le fichier au nouveau serveur de secret principal.
steps-carry-back = { "" }
    À faire maintenant :
    1. Rapportez le fichier au serveur d’où il provient. Aucun autre serveur ne peut en lire les octets.
steps-carry-to = { "" }
    À faire maintenant :
    1. Apportez le fichier au serveur { $server }.
steps-access = 2. Un fichier d’inscription (.reg) ne contient aucun droit d’accès. Sur ce serveur, ouvrez PowerShell en tant qu’administrateur. Créez la clé de Registre avec les bons droits d’accès avant d’importer le secret :
steps-import = 3. Ouvrez une invite de commandes en tant qu’administrateur, allez dans le dossier du fichier et importez-le :
steps-import-adds = L’importation ne supprime rien : tout ce que SSOSS contient déjà par ailleurs y reste.
steps-native-folder = 2. Sur ce serveur, placez le fichier sur un volume NTFS ou un média amovible. Ouvrez une invite de commandes en tant qu’administrateur et allez dans le dossier d’ENTSSO : la première ligne est pour BizTalk Server, la seconde pour Host Integration Server.
steps-native-restore = 3. Restaurez. Remplacez E: par le lecteur du fichier, et tapez le mot de passe qui a été affiché :
steps-native-events = 4. Consultez le journal des événements (Application, source ENTSSO) : 10523 signifie que le secret a été restauré, 10524 qu’il ne l’a pas été. Si vous voyez ENTSSO_E_NOT_SECRET_SERVER (0xC0002A0E), promouvez d’abord le serveur : sso-escrow promote --server NOM --out promote.xml
steps-hive = { "" }
    À faire maintenant : remettez le disque en place, démarrez le serveur et vérifiez que le service ENTSSO fonctionne.
steps-live = { "" }
    À faire maintenant : ouvrez une invite de commandes en tant qu’administrateur et redémarrez le service :
steps-live-on-a-node = { "" }
    À faire maintenant : dans le Gestionnaire du cluster de basculement, mettez la ressource ENTSSO hors connexion, puis
    remettez-la en ligne. Restaurez ensuite sur chacun des autres nœuds, l’un après l’autre : chaque nœud a sa propre copie.
steps-registry-events = Dernière étape : consultez le journal des événements (Application, source ENTSSO). 10529 ou 10523 signifie qu’ENTSSO a accepté le secret, 10565 ou 10521 qu’il ne l’a pas accepté.
steps-service = 4. Redémarrez le service :
steps-events = 5. Consultez le journal des événements (Application, source ENTSSO) : 10529 ou 10523 signifie qu’ENTSSO a accepté le secret, 10565 ou 10521 qu’il ne l’a pas accepté.
destroy-step = Dernière étape : détruisez la copie en clair. Une clé USB conserve ce qui a été effacé : détruisez la clé USB elle-même. En mémoire ou sur un disque, cette commande peut suffire :
destroy-step-windows = Dernière étape : détruisez la copie en clair. Windows n’a aucune commande qui efface le contenu d’un fichier. del n’en retire que le nom : les données restent sur le média jusqu’à ce qu’elles soient écrasées. Détruisez le média qui contient ce fichier :
steps-script = Étapes 2 et 3 en une : un script à côté de ce fichier exécute ces commandes. Ouvrez PowerShell en tant qu’administrateur, allez dans le dossier de ce fichier et tapez :
steps-destroy = Dernière étape : détruisez ce média. Une clé USB conserve ce qui a été effacé. D’ici là, quiconque a ce média peut obtenir le secret.
steps-not-written = Les étapes n’ont pas pu être écrites à côté du fichier. Les voici.
carry-medium = { "" }
    À faire maintenant :
    1. Apportez le média qui contient { $file } { $to }.
    2. Là-bas, suivez { $sheet }, qui se trouve sur le même média.
carry-to = au serveur { $server }
carry-to-new = au nouveau serveur de secret principal
carry-back = au serveur d’où provient le secret
carry-to-database = à un serveur qui a les outils d’ENTSSO
promote-script = La première commande en une : un script à côté de ce fichier trouve ssomanage et l’exécute. Ouvrez PowerShell en tant qu’administrateur, allez dans le dossier de ce fichier et tapez :
steps-untried = Aucune de ces étapes n’a jamais été testée sur un vrai serveur ENTSSO.

## backup

notice-native-backup = Ce contenu est le fichier de sauvegarde d’ENTSSO, avec son mot de passe. Une restauration écrit le fichier à l’endroit que vous indiquez et montre le mot de passe au quorum. ssoconfig -restoreSecret fait ensuite le reste, comme Microsoft le documente. sso-escrow ne peut pas vérifier que le mot de passe ouvre le fichier. Ces étapes n’ont jamais été testées sur un vrai serveur ENTSSO.
notice-ssoss-snapshot = Ce contenu est une copie des octets de SSOSS. ENTSSO les chiffre pour le compte de service d’une seule machine. Ils ne servent qu’à revenir en arrière sur cette machine, sous ce compte, et sont inutilisables sur une autre. Cela n’a jamais été testé sur un vrai serveur ENTSSO.
backup-bytes = { $bytes } octets seront mis sous séquestre, provenant de ces clés et de ces valeurs :
backup-dry-run = Sans --dry-run, la commande partage le contenu en { $count } parts, avec un seuil de { $threshold } :
backup-no-msid-ask = Aucune clé sous SSOSS n’a pour nom un ID de secret principal. Il n’y a donc très probablement pas de secret. Mettre malgré tout ces clés et valeurs sous séquestre ? (non : arrêter la commande)
backup-source-left = L’original du contenu se trouve encore dans { $path }. Une fois un contrôle (drill) réussi, détruisez-le. Une clé USB conserve ce qui a été effacé : détruisez la clé USB elle-même. Sur un disque, ceci peut suffire :
native-ask = Saisissez le mot de passe avec lequel ssoconfig -backupSecret a écrit { $path }. sso-escrow ne peut pas le vérifier : vous le saisissez donc deux fois. Ctrl+C arrête la commande.
native-ask-password = Mot de passe du fichier de sauvegarde (saisie invisible) :
native-ask-msid = MSID (Entrée seule s’il est inconnu) :
native-ask-msid-or-back = MSID (Entrée seule s’il est inconnu ; < pour revenir au mot de passe) :
native-ask-msid-why = L’événement 10559 du journal Application du serveur de secret principal indique le MSID de la sauvegarde. S’il indique aussi un MSID précédent, saisissez les deux, séparés par une espace.
native-ask-msid-unclear = Ce n’est pas un MSID. Un MSID a la forme 01234567-89AB-4CDE-8F01-23456789ABCD. Deux MSID différents au plus sont possibles.
native-ask-reminder = Rappel de mot de passe donné à ssoconfig (Entrée seule s’il n’y en a pas ; < pour revenir au mot de passe) :
native-propose =
    Sur le serveur de secret principal, exécutez ssoconfig -backupSecret "E:\{ $name }". Quand un mot de passe est demandé, tapez celui qui figure sur cet écran. Ne tapez pas les intervalles ; toutes les lettres sont des minuscules. Personne n’a à garder ce mot de passe : le quorum s’en charge.
    Comme rappel de mot de passe, tapez : { $reminder }
native-propose-seen = Appuyez sur Entrée quand ssoconfig annonce que l’opération s’est terminée correctement. Le mot de passe disparaît alors de cet écran.
native-propose-wait = Apportez le fichier à l’emplacement { $path }, puis appuyez sur Entrée. (Pour revoir le mot de passe, tapez s puis Entrée. Ctrl+C arrête la commande ; plus personne n’a alors ce mot de passe.)
native-propose-not-there = { $path } n’existe pas encore.
native-propose-empty = { $path } est vide.
native-propose-changing = { $path } est encore en cours d’écriture. Attendez qu’il soit complet.
native-propose-found = Trouvé : { $path }, { $bytes } octets.

## unseal

unseal-dry-run = Sans --dry-run, la commande écrit la part dans { $path }, sans aucune protection.
unseal-done = Écrit et relu : { $path }, { $bytes } octets (le numéro de la part, puis y). docs/recovery.md explique comment combiner de tels fichiers.

## promote

practice-written = Écrit : { $path }. C’est un fichier d’exercice. Il ne contient le secret d’aucun système.
practice-dry-run = Sans --dry-run, la commande écrit le fichier d’exercice { $path }.
practice-next = Pour une répétition : sso-escrow backup --rehearsal --from { $source }
promote-dry-run = Sans --dry-run, la commande écrit { $path } avec ce contenu :
promote-written = Écrit et relu : { $path }. Le fichier ne fait qu’indiquer { $server } comme serveur de secret principal.
promote-steps = { "" }
    À faire maintenant, dans cet ordre (l’étape 1 du guide est faite) :
promote-more = Ce que vous devez voir à chaque étape, et que faire sinon : sso-escrow runbook promote --server { $server }
promote-fit = { $path } est correct. Il ne fait qu’indiquer { $server } comme serveur de secret principal.
promote-untried = Non testé : aucun vrai ssomanage n’a lu un tel fichier.

## runbook

runbooks-heading = Procédures (sso-escrow runbook NOM ; « all » les affiche toutes) :
runbook-written = Écrit et relu : { $path }

## token

token-list-none = Aucun lecteur de cartes n’a été trouvé, ni aucune carte à puce à lecteur intégré (comme une YubiKey).
token-list-empty = { $reader } : vide
token-list-reader = { $reader } :
token-line-id = Carte à puce :     { $token }
token-line-firmware = Micrologiciel :    { $firmware }
token-line-plain = Micrologiciel :    pas une YubiKey
token-line-pin = Code PIN :         { $tries } ; { $state }
token-line-puk = Code PUK :         { $tries } ; { $state }
token-line-management = Clé de gestion :   { $state }
token-line-behind-pin = La clé de gestion est protégée par le code PIN.
token-line-weak = Faiblesses :       { $names }
token-line-key = Clé dans { $slot } :      { $names }
token-line-share = Part dans { $object } : part { $x } ({ $name })
token-line-bad-share = Part dans { $object } : illisible
token-line-prepared = Préparée : les parts sont scellées avec la clé de l’emplacement { $slot }. La prochaine part ira dans l’objet de données { $object }.
token-line-prepared-full = Préparée : les parts sont scellées avec la clé de l’emplacement { $slot }. Aucun objet de données n’est libre : une nouvelle part ne peut aller que sur un média.
token-state-factory = celui d’usine, que tout le monde connaît
token-state-own = pas celui d’usine
token-state-unknown = la carte n’indique pas si c’est celui d’usine
token-key-state-factory = celle d’usine, que tout le monde connaît
token-key-state-own = pas celle d’usine
token-key-state-unknown = la carte n’indique pas si c’est celle d’usine
ask-own-pin = Code PIN de la carte à puce { $token } ; { $tries } (saisie invisible ; Entrée seule pour abandonner) :
ask-own-pin-or-back = Code PIN de la carte à puce { $token } ; { $tries } (saisie invisible ; Entrée seule pour revenir en arrière) :
ask-new-pin = Nouveau code PIN de la carte à puce { $token }, de 6 à 8 caractères (saisie invisible ; Entrée seule pour abandonner) :
ask-new-pin-or-back = Nouveau code PIN de la carte à puce { $token }, de 6 à 8 caractères (saisie invisible ; Entrée seule pour revenir en arrière) :
ask-new-puk = Nouveau code PUK de la carte à puce { $token }, de 6 à 8 caractères. Il débloque le code PIN (saisie invisible ; Entrée seule pour revenir au code PIN) :
ask-pin-again = Saisissez-le encore une fois (saisie invisible) :
ask-pin-differs = Les deux saisies sont différentes. Choisissez de nouveau.
confirm-provision = Préparer la carte à puce { $token } pour { $name } ? (non : arrêter la commande)
confirm-factory-pin = La carte à puce { $token } n’indique pas si elle a encore le code PIN d’usine. L’a-t-elle encore ? (oui : un nouveau code PIN est demandé ; non : le code PIN actuel est demandé)
confirm-puk = La carte à puce { $token } n’indique pas si elle a le code PUK d’usine. Utiliser un essai du code PUK pour le changer ? (non : arrêter la commande)
provision-pin-changed = Le code PIN d’usine a été changé.
provision-puk-changed = Le code PUK d’usine a été changé.
provision-puk-blocked = Le code PUK de cette carte est bloqué. Si le code PIN l’est aussi, rien ne peut le débloquer, et la part est perdue. Seule une réinitialisation rétablit les réglages d’usine, et elle efface les clés.
provision-management-changed = La clé de gestion d’usine a été remplacée par une clé aléatoire. Le code PIN la protège, et ykman et yubico-piv-tool la trouvent sur la carte.
provision-key-made = Clé créée dans l’emplacement { $slot } : { $what }
provision-key-found = Clé trouvée dans l’emplacement { $slot } : { $what }
provision-other-label = Le certificat de l’emplacement { $slot } existait déjà, avec le libellé « { $label } ». Il garde ce libellé.
provision-without-label = Le certificat de l’emplacement { $slot } existait déjà, sans libellé. Aucun libellé ne lui est ajouté.
provision-done = La carte à puce { $token } est prête à recevoir une part. Tout a été relu.
provision-no-roots = L’attestation n’a pas été vérifiée : aucun certificat racine n’a été indiqué (--attestation-root FICHIER). En production, sceller une part avec cette carte exige les certificats racines, ou --waive attestation.
provision-records = Les certificats se trouvent dans { $path }, avec l’attestation de la carte si elle en donne une.
provision-attested = Attesté : la clé a été créée dans cette carte à puce. Racine : { $root } (SHA-256 { $fingerprint })
provision-openssl = Pour vérifier la même chose avec OpenSSL :
provision-plain-lines = Pour une carte qui n’a pas les commandes propres à Yubico, exécutez ces lignes dans cet ordre :

## vectors

vectors-group = { $group } : { $count } { $count ->
        [one] réponse correcte
       *[other] réponses correctes
    }
vectors-good = Les { $count } vecteurs de test sont tous corrects.
touch-now = Touchez maintenant la carte à puce { $token } ({ $name }). Elle attend { $seconds } secondes.
touch-if-it-blinks = Si la carte à puce { $token } ({ $name }) clignote, touchez-la.
progress-touch = La carte attend d’être touchée : encore { $seconds } s
ask-card = Insérez la carte à puce { $token } ({ $name }, part { $x }). (Entrée seule pour ignorer cette part.)
ask-cards = Insérez l’une de ces cartes à puce : { $tokens }. (Entrée seule s’il n’en vient plus.)
ask-next-card = Retirez la carte insérée, s’il y en a une, et insérez la suivante. (Entrée seule s’il n’en vient plus.)
ask-one-card = Insérez la carte à puce. (Entrée seule pour abandonner.)
ask-pin = Code PIN de la carte à puce { $token } ; { $tries } (saisie invisible ; Entrée seule pour ne pas donner de code PIN) :
confirm-uncounted = La carte à puce { $token } n’indique pas combien d’essais du code PIN restent. Un code PIN incorrect peut la bloquer. Utiliser un essai dans cette exécution ? (saisie invisible ; non : n’utiliser aucun essai)
confirm-again = Réessayer ? (saisie invisible ; non : renoncer à cette carte)
card-in-record = carte à puce { $token }, objet de données { $object }
ask-card-of = Insérez la carte à puce { $token } ({ $name }). (Entrée seule pour abandonner.)
ask-any-card-of = Retirez toute autre carte, et insérez la carte à puce destinée à { $name }. (Entrée seule pour abandonner.)
ask-management-key = Clé de gestion de la carte à puce { $token }, en chiffres hexadécimaux (saisie invisible ; Entrée seule pour abandonner) :
verify-envelope-elsewhere = Le contenu de ce jeu se trouve dans un fichier d’enveloppe. Il n’est pas sur cette carte : une carte ne contient que la part.
reseal-done-card = La part { $x } ({ $name }) est maintenant scellée avec la carte à puce. Son jeu, son numéro et son porteur n’ont pas changé.
ask-next-cards = Retirez la carte insérée, s’il y en a une, et insérez la suivante : { $tokens }, ou une autre. (Entrée seule s’il n’en vient plus.)
runbook-dry-run = Sans --dry-run, la commande écrit { $path } ({ $bytes } octets).
provision-dry-run = Rien n’a été écrit sur la carte à puce { $token }. Sans --dry-run, voici ce que fait la commande :
provision-plan-pin = Elle demande un nouveau code PIN, qui remplace celui d’usine.
provision-plan-own-pin = Elle demande le code PIN de la carte et ne le change pas.
provision-plan-any-pin = Elle demande le code PIN. La carte n’indique pas si c’est celui d’usine.
provision-plan-puk = Elle demande un nouveau code PUK, qui remplace celui d’usine.
provision-plan-management = Elle remplace la clé de gestion d’usine par une clé aléatoire, que le code PIN protège.
provision-plan-management-behind-pin = Elle utilise la clé de gestion que le code PIN protège.
provision-plan-management-asked = Elle demande la clé de gestion.
provision-plan-management-unknown = Elle essaie la clé de gestion d’usine et la remplace par une clé aléatoire, que le code PIN protège.
provision-plan-key = Elle crée une clé dans l’emplacement { $slot } ({ $what }).
provision-plan-key-kept = Elle conserve la clé de l’emplacement { $slot } ({ $what }).

## The two rounds of a new set

step = Étape { $number } sur { $count } : { $title }
step-confirm = les mots du jeu sont écrits sur papier
step-finish = { $name } ouvre sa part
step-close = le procès-verbal est clos
asked-commit = Quelqu’un doit retaper les mots du jeu à partir du papier.
asked-transcript-words = Quelqu’un doit taper les mots du procès-verbal.
commit-words = Toutes les parts sont écrites, et chaque quorum est prouvé. Le jeu n’est pas encore en service. Recopiez ses huit mots, ou leurs numéros, sur la fiche de chaque porteur. Ce sont des mots anglais : recopiez-les lettre par lettre.
commit-ask =
    Tapez les huit mots d’après l’une des fiches. À partir de là, le jeu est bon, et une interruption ne l’annule plus.
    Mots :
commit-differs = Ce ne sont pas les mots de ce jeu. Comparez la fiche avec les mots affichés, lettre par lettre.
commit-stop = Toutes les parts deviennent nulles. Arrêter ici ? (saisie invisible ; non ou Ctrl+C : continuer)
close-words = Le procès-verbal se trouve dans { $path }. Ses douze mots sont à recopier sur la dernière page du script. Qui les possède peut montrer plus tard que c’est bien ce procès-verbal :
close-ask =
    Tapez les douze mots d’après le script. (Entrée seule : personne ne les a notés.)
    Mots :
close-differs = Ce ne sont pas les mots du procès-verbal. Comparez le script avec les mots à l’écran.
close-unread = Sans ses mots sur papier, personne ne peut montrer plus tard que le procès-verbal n’a pas été remplacé. Y renoncer ? [oui/non]
finish-again = Réessayer la part destinée à { $name } ?
finish-dead = Continuer sans la part destinée à { $name } ? Elle est alors inutilisable et ne compte plus. Il reste { $others } parts, et { $threshold } d’entre elles restaurent le secret. L’autre voie est d’arrêter, d’annuler le jeu et de recommencer.
finish-dead-deviation = La part destinée à { $name } est inutilisable : elle n’a pas pu être ouverte au second tour.
finish-done = La part { $x } ({ $name }) est en service.
finish-ask-words =
    { $name } : tapez les huit mots du jeu d’après votre propre fiche. Quatre lettres de chacun suffisent.
    Mots :
finish-insert =
        Insérez de nouveau le média destiné à { $names }, dans n’importe quel ordre. sso-escrow donne à la part son nom définitif.
        (Ou tapez le chemin de son dossier. Entrée seule ou Ctrl+C demande s’il faut arrêter ; le jeu reste bon.)
finish-stop = Le jeu est bon, et vous pourrez continuer plus tard. Arrêter ici ? (saisie invisible ; non ou Ctrl+C : continuer)
checkpoint = Notez ces douze mots sur le script, comme point de contrôle. L’exécution suivante les demande :
ask-records-again = Insérez de nouveau le média des fiches et appuyez sur Entrée, ou tapez le chemin d’un autre dossier. Ctrl+C arrête l’exécution.
ask-records-unclear = Ce n’est pas le chemin d’un dossier.
resume-found = Une exécution qui créait ce jeu a été interrompue, et son jeu est bon. sso-escrow la continue : { $path }
resume-ask-words =
    Tapez les huit mots du jeu d’après la fiche d’un porteur. Quatre lettres de chacun suffisent.
    Mots :
resume-ask-checkpoint =
    Tapez les douze mots du dernier point de contrôle d’après le script. (Entrée seule : il n’y en a pas.)
    Mots :
resume-no-checkpoint = Sans point de contrôle, rien sur papier ne montre que le procès-verbal est celui de l’exécution interrompue. Le procès-verbal le dira. Continuer ? [oui/non]
resume-words-differ = Ce ne sont pas les mots du jeu de l’exécution interrompue.
resume-done = Toutes les parts du jeu sont terminées.
commit-checkpoint = Le jeu est maintenant valable. Notez ces douze mots sur le script : c’est le point de contrôle. Si l’exécution est interrompue, tapez-les pour continuer.
resume-was-moved = Le procès-verbal d’une exécution précédente s’arrête avant la confirmation des mots du jeu : { $path }. Cette exécution a-t-elle continué avec un autre dossier ? (oui : ce fichier reste tel quel ; non : le jeu est nul)
close-copied = La seconde copie du procès-verbal est ici : { $path }. Elle est destinée à l’auditeur. Gardez les deux copies séparément.

## void

void-insert = Insérez le média suivant qui contient une part du jeu. (Ou tapez le chemin d’un dossier. Entrée seule : il n’y en a plus.)
void-no-more = Était-ce le dernier média ? (saisie invisible)
void-ask-words =
    Ces parts ne sont pas en attente : le jeu est peut-être en service. Tapez ses huit mots d’après la fiche d’un porteur, pour qu’aucun autre jeu ne soit supprimé.
    Mots :
void-confirm = Supprimer définitivement la part { $x } ({ $name }) ? { $place }
void-would = La part { $x } ({ $name }) serait supprimée : { $place }
void-removed = La part { $x } ({ $name }) est supprimée : { $place }
void-safe =
    Il peut rester au plus { $left } { $left ->
            [one] part
           *[other] parts
        } du jeu. Un quorum en demande { $need } : personne ne peut donc plus ouvrir ce jeu. Une clé peut encore contenir d’anciennes données : détruisez les médias, devant témoin.
void-exposed =
    Il peut rester jusqu’à { $left } { $left ->
            [one] part
           *[other] parts
        } du jeu, et { $need } suffisent à l’ouvrir. Tant qu’il en reste { $need } ou plus, ce que protège le jeu est exposé. Supprimez-en d’autres.
verify-finished = La part a son nom définitif : { $path }
verify-is-finished = La part a déjà son nom définitif.
void-torn-removed = Un fichier inachevé de cette part est supprimé aussi : { $path }

## Signing a transcript

sign-insert = Insérez la carte à puce { $token } ({ $name }), pour signer le procès-verbal. (Entrée seule : ne pas signer.)
sign-skip = Continuer sans cette signature ({ $name }) ? [oui/non]
sign-ask = { $name } : la carte signe le procès-verbal qui a ces mots. (Entrée seule : ne pas signer.)
sign-done = { $name } a signé le procès-verbal.
records-stay = Le procès-verbal et les fiches vont sur un disque de cette machine ({ $path }). Copiez-les sur un média à la fin de l’exécution.

## transcript

transcript-sound = { $path } est intègre.
transcript-incomplete = { $path } est correct, mais il y manque quelque chose.
transcript-unsound = { $path } n’est pas intègre. Ne vous y fiez pas.
transcript-what = Exécution { $run } : { $kind }, { $purpose }, par sso-escrow { $program }.
transcript-checked = Vérifié : la forme de chaque ligne ({ $lines } lignes), la chaîne et les signatures ({ $signatures }).
transcript-unchecked-words = Non vérifié : s’il s’agit bien du procès-verbal de ce jour-là. Donnez les mots notés sur papier avec --words. Sans eux, quelqu’un a pu écrire un autre procès-verbal ou retirer des lignes à la fin.
transcript-unchecked-end = Non vérifié : ce qui suivait la ligne { $line }, la dernière que confirment des mots notés sur papier. Personne ne remarquerait que des lignes suivantes ont été retirées.
transcript-unchecked-withheld = Non vérifié : le contenu des faits occultés ({ $count }). Leurs lignes font partie de la chaîne.
transcript-checkpoint = Des mots notés sur papier confirment la ligne { $line } : { $event }. Lignes suivantes : { $following }.
transcript-checkpoint-withheld = Des mots notés sur papier confirment la ligne { $line }, dont le fait est occulté. Lignes suivantes : { $following }.
transcript-checkpoint-header = Des mots notés sur papier ne confirment que l’en-tête. Lignes suivantes : { $following }.
transcript-words = Mots du procès-verbal (mots anglais) :
transcript-not-closed = La cérémonie n’a pas été close : le procès-verbal n’a donc pas encore de mots.
transcript-last-words = Mots de la dernière ligne ({ $line }), en anglais :
transcript-signature-anchored = Ligne { $line } : la signature de { $name } est correcte, et la clé est bien celle de ce porteur.
transcript-signature-unknown = Ligne { $line } : la signature de { $name } est correcte. La clé est inconnue : cela ne montre que la cohérence.
transcript-signature-other = Ligne { $line } : la signature au nom de { $name } provient d’une autre clé.
transcript-signature-wrong = Ligne { $line } : la signature au nom de { $name } est fausse.
transcript-signer-words = Mots de signataire de sa clé (mots anglais). Comparez-les avec la fiche du porteur :
transcript-openssl = Pour vérifier la même chose avec OpenSSL, dans bash :
transcript-in-line = ligne { $line } : { $text }
transcript-wrong = FAUX : { $text }
transcript-missing = MANQUANT : { $text }
transcript-warning = À EXAMINER : { $text }
transcript-note = NOTE : { $text }
transcript-finding-words = Aucune ligne n’a ces mots : { $words }. La dernière ligne que d’autres mots notés sur papier confirment est la ligne { $confirmed }.
transcript-finding-words-nowhere = Aucune ligne d’aucun de ces fichiers n’a ces mots : { $words }.
transcript-finding-signature = La signature au nom de { $custodian } n’est pas une signature du nœud de clôture par sa clé.
transcript-finding-signer = { $custodian } a d’autres mots de signataire. La clé de quelqu’un d’autre a peut-être signé.
transcript-finding-signer-absent = Le fichier n’a pas de signature de { $custodian }, ou elle est occultée.
transcript-finding-key-unknown = Rien n’indique à qui est la clé qui a signé au nom de { $custodian }. Comparez ses mots de signataire avec la fiche (--expect-signer).
transcript-finding-attestation = L’attestation de la clé qui a signé au nom de { $custodian } ne mène pas à la racine donnée et à la carte de cette part.
transcript-finding-plan = Le procès-verbal correspond à un autre plan, ou à aucun.
transcript-finding-fork = À partir de cette ligne, { $other } dit autre chose. Il existe deux versions de la même exécution.
transcript-finding-torn = La ligne s’arrête au milieu. L’exécution a été interrompue pendant son écriture.
transcript-finding-cut-off = Le fichier s’arrête ici, avant la fin de l’exécution. Des lignes suivantes manquent peut-être.
transcript-finding-share-open = La part { $x } allait être écrite, et aucune ligne ne dit ce qu’il en est. Elle existe peut-être : examinez le média.
transcript-finding-clock-back = L’horloge a reculé, et aucune ligne ne dit qu’elle a été réglée.
transcript-finding-clock-changed = L’horloge a été retardée pendant l’exécution. L’ordre des lignes reste certain.
transcript-finding-withheld = À partir de cette ligne, des faits sont occultés ({ $count }).
transcript-dry-run = Sans --dry-run, la commande écrit ce fichier : { $path } ({ $bytes } octets).
transcript-report-written = Rapport écrit et relu : { $path }
transcript-withheld-written = Copie écrite et relue : { $path }. Faits occultés : { $count }.
transcript-words-stay = Les mots du procès-verbal (mots anglais) restent les mêmes :
report-title = Rapport d’une cérémonie
report-practice = RÉPÉTITION. Il s’agissait d’une répétition.
report-sound = Le procès-verbal est intègre en lui-même. Comparez ses mots avec ceux notés sur papier.
report-incomplete = Il manque quelque chose à ce procès-verbal.
report-unsound = Ce procès-verbal n’est pas intègre. Ne vous fiez pas à ce rapport.
report-digest = { $name } : { $digest }
report-plan = SHA-256 du plan
report-set = SHA-256 du descripteur du jeu
report-follows = Nœud de clôture de l’exécution précédente
report-words = Mots du procès-verbal (mots anglais) : { $words }
report-holders = Qui a pu avoir assez de parts pour restaurer le secret ?
report-holders-quorum = { $need } quelconques des { $count } porteurs peuvent le restaurer ensemble.
report-holders-no-set = Le procès-verbal ne dit pas combien de parts sont nécessaires : l’exécution n’a créé aucun jeu.
report-holders-alone = { $name } aurait pu le restaurer sans personne d’autre, avec les parts { $shares }.
report-holders-several = { $name } a pu avoir plusieurs parts : { $shares }.
report-holders-site = Assez de parts sont conservées sur un seul site, { $site } : { $shares }.
report-holders-nobody = Le procès-verbal ne nomme personne qui aurait pu avoir assez de parts sans les autres.
report-persons-withheld = Le fichier occulte des faits confidentiels ({ $count }). Des personnes et des sites peuvent en faire partie.
report-holders-void = Un jeu a été déclaré nul. Parts de ce jeu qui existent peut-être encore : { $shares }.
report-holders-machine = Le programme sur cette machine a eu le secret entier en mémoire pendant l’exécution.
report-program = Le programme était-il celui qui a été examiné, et qui l’a mesuré ?
report-program-version = Le programme s’est présenté comme sso-escrow { $program }.
report-program-reported = Il a indiqué ce SHA-256 de lui-même : { $digest }
report-program-silent = Il n’a indiqué aucun SHA-256 de lui-même.
report-program-measured = Mesuré avant le démarrage par { $by } : { $what } (ligne { $line }). SHA-256 : { $digest }
report-program-same = C’est la valeur que le programme a indiquée.
report-program-differs = Ce n’est PAS la valeur que le programme a indiquée.
report-program-unmeasured = Le procès-verbal ne contient aucune mesure faite par une personne. Seul le programme parle pour lui-même.
report-program-compare = Comparez le SHA-256 du programme avec celui des notes de version.
report-waivers = Quels contrôles ont fait l’objet d’une dérogation, par qui et pourquoi ?
report-waived = Dérogation au contrôle « { $check } » (ligne { $line }).
report-waived-by = « { $check } » : approuvé par { $by }. Motif : { $why } (ligne { $line })
report-waived-why = « { $check } », motif : { $why } (ligne { $line })
report-waivers-none = Aucune dérogation.
report-reasons-withheld = Le fichier occulte des faits ({ $count }). Des motifs et des approbations peuvent en faire partie.
report-proofs = Quand chaque part a-t-elle été prouvée pour la dernière fois : par signature, sur papier ou par simple affirmation ?
report-proofs-none = Le procès-verbal ne nomme aucune part.
report-proof-signed = Part { $x } : { $at } (ligne { $line }), signé par une carte à puce. Vérifiez à qui est la carte avec --expect-signer ou --attestation-root.
report-proof-paper = Part { $x } : { $at } (ligne { $line }). Le porteur a saisi les mots du procès-verbal : voyez le papier signé.
report-proof-claimed = Part { $x } : { $at } (ligne { $line }). Seul le programme le dit : aucune carte n’a signé, et rien n’indique que le porteur ait saisi les mots du procès-verbal.
report-proof-never = Part { $x } : non prouvée pendant cette exécution.
report-proof-dead = La part { $x } est inutilisable : son porteur ne peut pas l’ouvrir.
report-signatures-withheld = Le fichier occulte des faits confidentiels ({ $count }). Des signatures peuvent en faire partie.
report-media = Où sont les anciens médias ?
report-media-none = Le procès-verbal ne nomme aucune part ni copie en clair abandonnée ou supprimée.
report-media-limit = Un média peut encore contenir ce qui en a été supprimé. Seule sa destruction devant témoin y met fin.
report-limits = Ce que ce procès-verbal ne peut pas prouver
report-limit-machine = Que la machine et le programme étaient honnêtes. Seuls la mesure et les témoins le montrent.
report-limit-randomness = Que les parts ont été créées avec de bons nombres aléatoires.
report-limit-end = Qu’aucune ligne ne suivait les derniers mots notés sur papier, et qu’aucune autre exécution n’a eu lieu. Comptez sur papier les démarrages du programme, les sachets et les médias.
report-limit-persons = Que les personnes nommées étaient présentes. Leurs paraphes sur papier le montrent.
report-limit-media = Que les médias nuls sont détruits.
report-limit-time = Quand un événement a eu lieu. L’ordre des lignes est certain, et leurs heures sont celles de l’horloge de la machine.
report-events = Tous les événements
report-events-why = « mesuré » : le programme l’a fait ou constaté. « saisi » : une personne l’a saisi. « affirmé » : une personne le dit, et rien ne le vérifie.
report-event-withheld = Occulté ({ $level })
report-member = { $name } : { $value }
report-yes = oui
report-no = non
report-column-line = Ligne
report-column-time = Heure
report-column-event = Événement
report-column-origin = Source
report-column-members = Détails
fact-origin-measured = mesuré
fact-origin-entered = saisi
fact-origin-claimed = affirmé
run-generate = nouveau secret principal
run-backup = sauvegarde
run-restore = restauration
run-drill = contrôle du quorum
run-verify = contrôle de parts
run-reseal = nouveau scellement d’une part
run-copy = copie d’une part
run-void = annulation d’un jeu
run-reshare = remplacement des parts
person-officer = le responsable de la cérémonie
person-custodian = un porteur
person-witness = un témoin
person-auditor = l’auditeur
fact-run-started = Démarrage du programme
fact-measured = Mesure du programme
fact-fitness = Contrôle de la machine
fact-waiver = Dérogation à un contrôle
fact-randomness = Prélèvement de nombres aléatoires
fact-set-made = Création du jeu
fact-share-intent = Une part va être écrite
fact-share-pending = Part écrite, relue et ouverte
fact-share-proved = Part ouverte par son porteur
fact-share-finished = La part a reçu son nom définitif
fact-share-dead = Part inutilisable
fact-share-absent = Porteur absent
fact-quorum-proved = Tous les quorums ont été prouvés
fact-words-confirmed = Mots du jeu confirmés : à partir d’ici, le jeu est valide
fact-opened = Part ouverte
fact-target-intent = La cible va être écrite
fact-target-written = Cible écrite et relue
fact-clear-copy-destroyed = Copie en clair détruite
fact-set-void = Jeu déclaré nul
fact-set-superseded = Jeu remplacé par un autre
fact-removal-intent = Une part va être supprimée
fact-removal = Résultat de la suppression d’une part
fact-paused = Pause
fact-resumed = Reprise
fact-records-moved = Procès-verbal poursuivi sur un autre média
fact-line-torn = Ligne interrompue mise de côté
fact-copied = Part copiée
fact-closed = Clôture de la cérémonie
fact-words-read = Lecture des mots du procès-verbal
fact-record-copied = Procès-verbal copié
fact-finished = Exécution terminée
fact-aborted = Exécution abandonnée
fact-step-done = Étape effectuée
fact-medium = Média inséré
fact-seal = Scellé ou sachet noté
fact-command = Ligne de commande
fact-environment = Variable d’environnement
fact-attempt = Tentative
fact-reason = Motif
fact-target = Cible
fact-files-beside = Fichiers à côté de la cible
fact-card-checked = Carte à puce vérifiée
fact-clock-compared = Comparaison de l’horloge
fact-clock-changed = Horloge réglée
fact-present = Personne présente
fact-site = Site d’une part
fact-deputy = Suppléant d’un porteur
fact-note = Note
fact-deviation = Écart par rapport au plan
fact-choice = Choix d’un mot de passe
fact-slip-seen = Phrase secrète vue par une personne
fact-signature = Signature par une carte à puce
fact-member-program-sha256 = SHA-256 du programme
fact-member-system = système
fact-member-what = objet
fact-member-sha256 = SHA-256
fact-member-by = par
fact-member-check = contrôle
fact-member-passed = réussi
fact-member-source = origine
fact-member-descriptor = SHA-256 du descripteur
fact-member-need = parts nécessaires
fact-member-count = parts au total
fact-member-x = part
fact-member-to = vers
fact-member-digest = SHA-256 de la part
fact-member-with = ouverte avec
fact-member-holder = saisi par le porteur
fact-member-signed = à signer
fact-member-until = jusqu’au
fact-member-quorums = quorums
fact-member-degree = degré vérifié
fact-member-command = commande
fact-member-set = jeu
fact-member-shares = parts qui existent peut-être encore
fact-member-successor = nouveau jeu
fact-member-removed = supprimée
fact-member-from-paper = mots notés sur papier
fact-member-bytes = octets
fact-member-people = personnes
fact-member-step = étape
fact-member-role = rôle
fact-member-id = identifiant
fact-member-path = chemin
fact-member-number = numéro
fact-member-on = sur
fact-member-line = ligne
fact-member-name = nom
fact-member-value = valeur
fact-member-right = correct
fact-member-text = texte
fact-member-about = à propos de
fact-member-files = fichiers
fact-member-serial = numéro de série
fact-member-firmware = microprogramme
fact-member-attested = attestée
fact-member-root = racine
fact-member-witness = horloge des témoins
fact-member-seconds = secondes
fact-member-direction = sens
fact-member-site = site
fact-member-choice = choix
fact-member-custodian = porteur
fact-member-key = clé
fact-member-signature = signature
fact-member-certificate = attestation de la clé
fact-member-issuer = émetteur de l’attestation
fact-member-reason = motif
fact-member-clock = horloge
rule-transcript-no-header = la première ligne n’est pas l’en-tête d’un procès-verbal
rule-transcript-later-version = une version plus récente l’a écrit (version { $version })
rule-transcript-header = il manque quelque chose à l’en-tête, ou il contient un élément interdit
rule-transcript-file-length = le fichier est plus long qu’un procès-verbal ne peut l’être
rule-transcript-line-length = la ligne est plus longue qu’une ligne ne peut l’être
rule-transcript-json = la ligne n’est pas du JSON, ou contient une valeur interdite
rule-transcript-canonical = la ligne n’a pas la seule forme admise
rule-transcript-layout = un élément de la ligne est absent, inconnu ou du mauvais type
rule-transcript-time = l’heure a une autre forme ou n’existe pas
rule-transcript-level = le niveau n’existe pas, ou n’est pas celui de ce fait
rule-transcript-digits = le sel ou la feuille a une autre longueur ou d’autres caractères
rule-transcript-fact = un procès-verbal de version 1 n’a pas de fait de ce type
rule-transcript-after-closing = la ligne ne doit pas suivre la clôture de la cérémonie
rule-transcript-after-the-end = la ligne suit la fin de l’exécution
void-without-words = Certaines de ces parts ne sont pas en attente : le jeu { $set } est peut-être en service. Sans ses mots, vous seul pouvez dire qu’il est nul. Supprimer ses parts ?
transcript-finding-words-alone = Aucune ligne n’a ces mots : { $words }. Aucun autre mot noté sur papier ne confirme de ligne.
transcript-unchecked-rest = Non vérifié : les lignes après celle-ci, les mots et les signatures. Ce que le fichier dit avant cette ligne peut aussi être faux.
report-program-incomparable = Sans SHA-256, personne ne peut comparer le programme avec les notes de version.
fact-value-password = un mot de passe
fact-value-card = une carte à puce
fact-value-card-and-password = une carte à puce et un mot de passe
fact-value-medium = un média
fact-value-pin = un code PIN
fact-value-words = des mots
fact-value-program = le programme
fact-value-boot-medium = le média de démarrage
fact-value-system = le système d’exploitation
fact-value-system-and-operator = le système d’exploitation et l’opérateur
fact-value-forward = en avant
fact-value-back = en arrière
fact-value-ahead = en avance
fact-value-behind = en retard
fact-value-generated = généré par le programme
fact-value-own = choisi par le porteur
fact-value-own-waived = choisi par le porteur, bien que le programme l’ait jugé faible
fact-value-share = une part
fact-value-records = le procès-verbal et les fiches
fact-value-source = la source
fact-value-target = la cible
fact-value-envelope = l’enveloppe
fact-step-start = contrôle de la machine
fact-step-words = saisie des mots du jeu d’après le papier
fact-step-choose = le porteur choisit la protection de sa part
fact-step-make = création ou lecture du secret, puis partage
fact-step-write = premier tour : part écrite et relue
fact-step-prove = preuve de chaque quorum
fact-step-confirm = confirmation des mots du jeu
fact-step-finish = second tour : le porteur ouvre sa part
fact-step-open = ouverture d’un quorum
fact-step-target = écriture ou comparaison du secret
fact-step-remove = suppression des fichiers de la part
fact-step-close = clôture du procès-verbal
