### Erreurs et avertissements : ce qui s’est passé, pour qui ou pour quoi, et (remedy) que faire ensuite.

## Mémoire, aléa, autotest

memory-arena-full = La mémoire verrouillée de sso-escrow n’a plus de place pour { $bytes } octets supplémentaires.
    .remedy = C’est une limite du programme. Signalez-la, avec la commande que vous avez saisie.
memory-not-enough = La dérivation de cette clé demande { $wanted } Mio de mémoire. Cette machine ne peut pas en fournir autant.
    .remedy = Fermez d’autres programmes ou utilisez une machine qui a plus de mémoire.
memory-refused = Le système d’exploitation a refusé d’allouer de la mémoire à sso-escrow : { $cause }.
    .remedy = Fermez d’autres programmes ou utilisez une machine qui a plus de mémoire.
machine-network = Des interfaces réseau sont actives : { $interfaces }.
    .remedy = Débranchez les câbles, coupez les liaisons radio et désactivez les interfaces ({ $platform ->
        [windows] ncpa.cpl
       *[linux] { $down }
    }). Pour continuer malgré tout, ajoutez --waive network. sso-escrow consigne la dérogation.
machine-network-unknown = sso-escrow ne peut pas déterminer si une interface réseau est active : { $cause }.
    .remedy = Vérifiez-le vous-même ({ $platform ->
        [windows] ncpa.cpl
       *[linux] ip link
    }). Pour continuer sans cette vérification, ajoutez --waive network. sso-escrow consigne la dérogation.
machine-swap = L’espace d’échange (swap) est actif : { $areas }. Le système d’exploitation pourrait y écrire des secrets.
    .remedy = Désactivez l’espace d’échange ({ $platform ->
        [windows] sysdm.cpl, Paramètres système avancés, Performances : choisissez « Aucun fichier d’échange », puis redémarrez
       *[linux] swapoff -a
    }). Pour continuer malgré tout, ajoutez --waive swap. sso-escrow consigne la dérogation.
machine-swap-unknown = sso-escrow ne peut pas déterminer si l’espace d’échange (swap) est actif : { $cause }.
    .remedy = Vérifiez-le vous-même ({ $platform ->
        [windows] sysdm.cpl, Paramètres système avancés, Performances
       *[linux] swapon --show
    }). Pour continuer sans cette vérification, ajoutez --waive swap. sso-escrow consigne la dérogation.
machine-memory-lock = sso-escrow ne peut pas verrouiller les secrets en mémoire : { $cause }. Les secrets pourraient passer dans l’espace d’échange (swap).
    .remedy = { $platform ->
        [windows] Fermez les programmes qui occupent beaucoup de mémoire, ou exécutez sso-escrow dans une invite de commandes ouverte en tant qu’administrateur.
       *[linux] Portez la limite de mémoire verrouillée à 4096 Kio ou plus (ulimit -l), ou exécutez sso-escrow en tant qu’administrateur.
    } Pour continuer malgré tout, ajoutez --waive memory-lock. sso-escrow consigne la dérogation.
machine-unfit = Cette machine n’est pas apte à traiter des secrets. Elle n’a pas réussi ces vérifications : { $checks }.
    .remedy = Corrigez ce que les vérifications non réussies ont révélé, ou utilisez une autre machine. Si vous ne pouvez pas corriger un problème, dérogez à sa vérification en la nommant : --waive { $names }
check-waived = La vérification « { $check } » fait l’objet d’une dérogation.
    .remedy = Notez-en la raison par écrit, avec la date. Si cette exécution crée un jeu, le jeu consigne la dérogation.
random-no-entropy = Le système d’exploitation ne fournit pas d’octets aléatoires. Rien n’a été créé.
    .remedy = Utilisez une autre machine.
selftest-wrong-answer = L’autotest a échoué. sso-escrow n’a pas obtenu la réponse connue { $number } du groupe { $group } dans { $file }.
    .remedy = N’utilisez ni cette machine ni cette copie du programme. Comparez d’abord la somme de contrôle du programme avec celle qui est publiée. Essayez ensuite une autre machine.
selftest-wrong-outcome = L’autotest a échoué. Le vecteur de test { $vector } attend « { $expected } », mais ce programme a trouvé « { $found } ».
    .remedy = N’utilisez ni cette machine ni cette copie du programme. Comparez d’abord la somme de contrôle du programme avec celle qui est publiée. Essayez ensuite une autre machine.
selftest-second-implementation = L’autotest a échoué. Les deux implémentations du partage de secret donnent des résultats différents.
    .remedy = N’utilisez ni cette machine ni cette copie du programme. Comparez d’abord la somme de contrôle du programme avec celle qui est publiée. Essayez ensuite une autre machine.
selftest-unreadable = sso-escrow ne peut pas lire les vecteurs de test de { $file }. L’erreur est à la ligne { $line }, colonne { $column }.
    .remedy = Utilisez le dossier de vecteurs de la même version que ce programme.
selftest-no-token = Le vecteur de test { $vector } a besoin de la carte à puce { $token }, qui n’est dans aucun lecteur.
    .remedy = Insérez les cartes à puce des vecteurs dans des lecteurs. make token-vectors les crée sous forme logicielle et les insère. Voir vectors/README.md.
selftest-not-a-vector = { $vector } n’est pas un vecteur de test valide.
    .remedy = Utilisez le dossier de vecteurs de la même version que ce programme. vectors/README.md décrit les fichiers.
selftest-unknown-group = Les vecteurs de test contiennent un groupe « { $group } » que ce programme ne connaît pas.
    .remedy = Utilisez le dossier de vecteurs de la même version que ce programme.
selftest-missing-group = Les vecteurs de test ne contiennent rien dans le groupe « { $group } ».
    .remedy = Utilisez le dossier de vecteurs de la même version que ce programme.
warn-libraries = Windows a refusé que les bibliothèques soient chargées uniquement depuis son propre dossier : { $cause }.
    .remedy = Exécutez sso-escrow depuis un dossier où seuls les administrateurs peuvent écrire.
warn-dumps = sso-escrow n’a pas pu s’exclure des vidages mémoire (core dumps) : { $cause }.
    .remedy = { $platform ->
        [windows] Empêchez Windows de créer un vidage mémoire (sysdm.cpl, Paramètres système avancés, Démarrage et récupération). Relancez ensuite la commande.
       *[linux] Désactivez les vidages mémoire (ulimit -c 0). Relancez ensuite la commande.
    }
warn-network = sso-escrow n’a pas pu s’interdire l’accès aux sockets réseau : { $cause }.
    .remedy = Assurez-vous que cette machine est déconnectée de tout réseau.
console-without-glyphs = Cette console ne peut pas afficher les caractères japonais. sso-escrow utilise l’anglais à la place.
    .remedy = Pour le japonais, utilisez un terminal de bureau graphique, ou fbterm.
random-repeats = Les octets aléatoires de ce système se répètent. Sa source ne fonctionne plus, ou autre chose la remplace. Rien n’a été créé.
    .remedy = Utilisez une autre machine. Cherchez ce qui remplace la source sur celle-ci, par exemple LD_PRELOAD.
machine-environment = Le système chargerait d’autres bibliothèques dans sso-escrow : { $names }. Une telle bibliothèque pourrait lire tous les secrets.
    .remedy = Supprimez ces variables (unset), ou videz le fichier, puis relancez la commande. Pour continuer quand même, ajoutez --waive environment.
memory-short = Cette étape demande { $wanted } Mio de mémoire, mais sso-escrow ne peut en obtenir que { $available } Mio. Les parts n’en sont pas la cause.
    .remedy = Fermez d’autres programmes, ou utilisez une machine qui a plus de mémoire. Dans un conteneur ou un service, augmentez sa limite de mémoire (memory.max, MemoryMax).

## Partage

shamir-threshold-too-low = Un seuil de { $threshold } est trop bas : chaque part serait le secret lui-même.
    .remedy = Utilisez un seuil d’au moins 2 (-k 2).
shamir-threshold-above-count = Un seuil de { $threshold } ne peut pas être atteint avec { $count } { $count ->
        [one] part
       *[other] parts
    }.
    .remedy = Diminuez -k ou ajoutez des emplacements pour d’autres parts (--share).
shamir-too-many-shares = Un jeu de { $count } parts est trop grand.
    .remedy = Créez au plus 255 parts.
shamir-zero-index = Une part porte le numéro 0, qu’aucune part ne peut porter.
    .remedy = N’utilisez pas cette part. Cherchez qui l’a créée.
shamir-duplicate-index = La part { $index } a été présentée deux fois.
    .remedy = Présentez chaque part une seule fois.
shamir-unequal-lengths = Une part compte { $found } { $found ->
        [one] octet
       *[other] octets
    } au lieu de { $expected }.
    .remedy = N’utilisez pas cette part. Elle appartient à un autre secret, ou elle est endommagée.
shamir-too-few-shares = { $have ->
        [one] Il n’y a que { $have } part
       *[other] Il n’y a que { $have } parts
    }. Le jeu en demande { $need }.
    .remedy = Obtenez les parts d’autres porteurs.
shamir-wrong-buffer-count = Il y a { $found } tampons pour { $expected } parts.
    .remedy = C’est un défaut du programme. Signalez-le.
shamir-empty-secret = Le secret à partager est vide.
    .remedy = Fournissez un secret d’au moins un octet.

## Mots de passe

password-too-short = Le mot de passe ne compte que { $characters } { $characters ->
        [one] caractère
       *[other] caractères
    }. Il en faut au moins { $shortest }.
    .remedy = Choisissez un mot de passe plus long.
password-too-long = Le mot de passe compte plus de { $longest } caractères.
    .remedy = Choisissez un mot de passe plus court.
password-control-character = Le mot de passe contient un caractère de contrôle. Une touche fléchée peut en produire un.
    .remedy = Saisissez de nouveau le mot de passe, sans utiliser les touches fléchées.
password-invisible = Le mot de passe contient des caractères qu’aucun écran n’affiche. Un texte copié peut en apporter.
    .remedy = Saisissez le mot de passe au clavier. Ne le collez pas.
remark-unknown-word = Le mot { $position } des six mots n’est pas dans la liste de mots.
    .remedy = Comparez ce mot avec votre note, lettre par lettre.
remark-edge-space = La saisie commence ou finit par un espace. Cet espace fait partie du mot de passe.
    .remedy = Si cet espace n’est pas voulu, saisissez de nouveau le mot de passe sans lui.
remark-invisible = La saisie contient des caractères qu’aucun écran n’affiche. Un texte copié peut en apporter. Ils font partie du mot de passe.
    .remedy = S’ils ne sont pas voulus, saisissez de nouveau le mot de passe au clavier. Ne le collez pas.
remark-full-width = La saisie contient des caractères de pleine largeur. Un clavier sans méthode de saisie produit d’autres caractères.
    .remedy = S’ils ne sont pas voulus, désactivez la méthode de saisie. Saisissez ensuite le mot de passe de nouveau.
password-cost-out-of-bounds = Les paramètres de dérivation de la clé sont hors limites (mémoire : { $memory } Kio, passes : { $passes }, voies : { $lanes }).
    .remedy = N’utilisez pas cette part. Cherchez qui l’a créée.
password-wrong = Le mot de passe est incorrect.
    .remedy = Vérifiez d’abord la disposition du clavier et le verrouillage des majuscules. Saisissez ensuite le mot de passe de nouveau.
password-altered = Le mot de passe est correct, mais la part a été altérée.
    .remedy = Utilisez une autre copie de cette part.
passwords-from-terminal = --passwords-from lit les mots de passe sur l’entrée standard, mais l’entrée standard est un terminal.
    .remedy = Omettez --passwords-from. sso-escrow vous demande alors les mots de passe.
passwords-from-file = sso-escrow ne lit les mots de passe dans un fichier qu’avec --rehearsal.
    .remedy = Omettez --passwords-from, ou utilisez --passwords-from - et transmettez les mots de passe par l’entrée standard.
passwords-unreadable = sso-escrow ne peut pas lire les mots de passe dans { $path } : { $cause }.
    .remedy = Vérifiez le chemin ou omettez --passwords-from.
passwords-unreadable-input = sso-escrow ne peut pas lire les mots de passe sur l’entrée standard : { $cause }.
    .remedy = Vérifiez d’où viennent les mots de passe ou omettez --passwords-from.
passwords-count = { $lines ->
        [one] Il y a { $lines } ligne
       *[other] Il y a { $lines } lignes
    } de mots de passe pour { $shares } { $shares ->
        [one] part
       *[other] parts
    }.
    .remedy = Donnez une ligne par part, dans l’ordre des parts.
passwords-count-file = { $lines ->
        [one] Il y a { $lines } ligne
       *[other] Il y a { $lines } lignes
    } de mots de passe pour le fichier de sauvegarde et { $shares } parts.
    .remedy = Donnez d’abord le mot de passe du fichier de sauvegarde à la ligne 1. Donnez ensuite une ligne par part, dans l’ordre des parts.
passwords-line = Mot de passe de la ligne { $line } : { $cause }
    .remedy = Corrigez cette ligne. Relancez ensuite la commande.
passwords-not-utf8 = Le mot de passe de la ligne { $line } n’est pas en UTF-8.
    .remedy = Écrivez les mots de passe en UTF-8.
passwords-utf16 = Les mots de passe sont en UTF-16. sso-escrow lit l’UTF-8.
    .remedy = Enregistrez les mots de passe en UTF-8. Dans Windows PowerShell : Set-Content -Encoding utf8
passwords-too-long = Les mots de passe dépassent 256 Kio au total.
    .remedy = Ne donnez que les mots de passe, une ligne par part.
reminder-reveals = Le rappel contient le mot de passe, et tout le monde peut lire le rappel. Choisissez un autre rappel.
password-weak = Le mot de passe ({ $name }) est trop facile à deviner.
    .remedy = Utilisez une phrase secrète générée ou un mot de passe plus long. Pour accepter ce mot de passe, ajoutez --waive weak-password. Si cette exécution crée un jeu, le jeu consigne la dérogation.
own-password = Le mot de passe ({ $name }, ligne { $line }) n’est pas une phrase secrète de six mots. En production, un mot de passe choisi par un porteur demande --own-passwords.
    .remedy = Utilisez une phrase secrète de six mots de la liste. Pour permettre les mots de passe choisis par les porteurs, ajoutez --own-passwords. Les fiches disent alors qu’un porteur en a choisi un.
own-passwords-chosen = Au moins un porteur a choisi son propre mot de passe, comme --own-passwords le permet.
    .remedy = Notez-en la raison par écrit, avec la date. Une phrase secrète de six mots est plus sûre.
passwords-from-with-ask = --passwords-from ne fonctionne pas avec « ask ». Les médias arrivent dans un ordre quelconque : sso-escrow ne peut donc pas lire les mots de passe d’avance.
    .remedy = Omettez --passwords-from, ou indiquez des dossiers au lieu de « ask ».

## Cartes

card-not-sealed = sso-escrow n’a pas pu sceller la part avec la clé de la carte à puce.
    .remedy = C’est un défaut du programme. Signalez-le.
card-answer-length = La carte à puce a répondu { $bytes } octets. sso-escrow en attendait { $expected }.
    .remedy = Vérifiez que cette carte à puce a une clé P-256 dans l’emplacement de clé du séquestre.
card-altered = La réponse de la carte à puce n’ouvre pas la part : la part a été altérée.
    .remedy = Utilisez une autre copie de cette part.

## Fichiers et emplacements

share-not-ours = Le fichier ne provient pas de sso-escrow.
    .remedy = Cherchez un fichier dont le nom se termine par .ssoshare.
share-damaged = Le fichier est endommagé ou incomplet : sa somme de contrôle ne correspond pas.
    .remedy = Utilisez une autre copie de cette part, ou la part d’un autre porteur.
share-too-large = Le fichier dépasse { $most } octets. Aucun fichier sso-escrow de ce type n’est aussi long.
    .remedy = Cherchez un fichier dont le nom se termine par .ssoshare.
share-later-version = Le fichier utilise la version { $version } du format. Seule une version plus récente de sso-escrow peut le lire.
    .remedy = Une version plus récente a créé ce fichier. Utilisez cette version ; une autre copie ne sert à rien.
share-breaks-rule = Le fichier enfreint une règle du format : { $rule }.
    .remedy = N’utilisez pas ce fichier. Un programme défectueux ou malveillant l’a écrit.
rule-layout = un élément est absent, inconnu ou du mauvais type
rule-deterministic = l’encodage n’est pas le seul encodage déterministe que le format admet
rule-version = un élément est d’une autre version
rule-generation = la génération ou le jeu remplacé est impossible
rule-threshold = le seuil et le nombre de porteurs sont incompatibles
rule-text = un texte est trop long ou contient des caractères qui pourraient tromper le lecteur
rule-duplicate-name = deux porteurs ont le même nom
rule-waivers = les dérogations ne sont pas dans l’ordre
rule-msids = il y a trop ou trop peu de MSID, ou certains se répètent
rule-index = le jeu n’a aucune part de ce numéro
rule-cost = les paramètres de dérivation de la clé sont hors limites
rule-card = aucune carte à puce ne peut avoir ce numéro de série, ce GUID, cet emplacement de clé ou cet objet de données
rule-point = une clé n’est pas un point de la courbe P-256
rule-sealed = les données scellées ont une longueur impossible
cause-not-found = ce fichier ou ce dossier n’existe pas
cause-permission = l’accès est refusé
cause-exists = il existe déjà
cause-not-a-folder = une partie du chemin n’est pas un dossier
cause-is-a-folder = c’est un dossier
cause-full = il n’y a pas assez d’espace libre
cause-read-only = le média est protégé en écriture
cause-file-name = ce nom n’y est pas autorisé
cause-gone = le périphérique ne répond pas (retiré ou en panne)
cause-memory = il n’y a pas assez de mémoire, ou la limite de mémoire est trop basse
cause-system = le système indique « { $text } » (erreur { $code })
cause-described = { $text }
media-not-there = { $path } n’existe pas.
    .remedy = Vérifiez le chemin, et vérifiez que le média est monté.
media-not-a-folder = { $path } n’est pas un dossier.
    .remedy = Indiquez ici un dossier. Pour un nouveau fichier, indiquez un chemin dans un dossier existant.
media-no-file-name = { $path } ne se termine pas par un nom de fichier.
    .remedy = Indiquez un fichier dans un dossier existant.
media-not-a-file = { $path } n’est pas un fichier.
    .remedy = Indiquez le fichier lui-même.
media-too-large = { $path } dépasse { $most } octets. Aucun fichier qui a sa place ici n’est aussi gros.
    .remedy = Vérifiez que c’est le bon fichier. S’il s’agit d’une exportation du Registre, n’exportez que la clé SSOSS.
media-changed = { $path } a changé pendant que sso-escrow le lisait.
    .remedy = Attendez que le fichier soit complet. Relancez ensuite la commande.
media-no-share = { $path } ne contient aucune part.
    .remedy = Vérifiez que c’est le bon média.
media-other-set = { $path } contient des parts, mais aucune du jeu demandé. Il contient des parts de : { $sets }
    .remedy = Vérifiez que c’est le bon média.
medium-of-other-set = { $place } contient une part d’un autre jeu : { $set }
    .remedy = Retirez ce média ou cette carte, et insérez le média ou la carte à puce qui suit. Si c’est ce jeu que vous voulez, appuyez sur Ctrl+C et relancez la commande avec les mots (anglais) de la fiche de ce jeu.
media-several-sets = { $path } contient des parts de plusieurs jeux.
    .remedy = Comparez les premiers mots du jeu (mots anglais, à comparer lettre par lettre) avec votre fiche : sso-escrow sets file:DOSSIER les affiche. Indiquez ensuite le bon jeu avec l’une de ces options : { $sets }
media-several-shares = { $path } contient plusieurs parts d’un même jeu.
    .remedy = Indiquez le fichier de part lui-même. Conservez chaque part sur un média distinct.
media-share = { $path } : { $cause }
    .remedy = Utilisez une autre copie de cette part, ou la part d’un autre porteur.
media-not-a-share = { $path } ne provient pas de sso-escrow.
    .remedy = Cherchez un fichier dont le nom se termine par .ssoshare.
media-envelope = { $path } : { $cause }
    .remedy = Remplacez ce fichier par une copie de l’enveloppe prise sur un autre média du jeu.
media-exists = { $path } existe déjà. sso-escrow ne l’a pas écrasé.
    .remedy = Indiquez un autre emplacement, ou déplacez d’abord le fichier existant.
media-read-back = Le contenu que sso-escrow a relu dans { $path } n’est pas celui qu’il a écrit. sso-escrow a supprimé ce qu’il avait écrit.
    .remedy = Utilisez un autre média. Ne vous fiez pas à celui-ci.
media-left-behind = { $fault } sso-escrow n’a pas pu supprimer ce qu’il avait écrit de { $path } : { $cause }.
    .remedy = Détruisez ce fichier. Il est incomplet ou défectueux et peut contenir un secret.
media-not-removed = sso-escrow n’a pas pu supprimer { $path } : { $cause }.
    .remedy = Supprimez ou détruisez ce fichier. Si c’est une ancienne part, elle s’ouvre toujours avec l’ancien mot de passe ou l’ancienne carte.
media-full = Il n’y a pas assez d’espace libre sur le média : { $path }. Cette exécution n’y a laissé aucun fichier incomplet.
    .remedy = Utilisez un autre média, ou libérez de l’espace sur celui-ci.
media-read-only = Le média est protégé en écriture : { $path }. Rien n’a été écrit.
    .remedy = Actionnez son curseur de protection, montez-le en écriture ou utilisez un autre média.
media-gone = Le média a été retiré pendant l’opération, ou il ne répond plus : { $path }.
    .remedy = Insérez d’abord le média de nouveau. Vérifiez-le ensuite avec sso-escrow sets file:DOSSIER. Le fichier en cours d’écriture peut être complet, ou incomplet sous un nom qui se termine par .part. Ne vous fiez pas à un média qui échoue deux fois.
media-in-doubt = sso-escrow a remplacé { $path } par un nouveau fichier, mais le média ne l’a pas confirmé. Il peut contenir l’ancien fichier ou le nouveau.
    .remedy = Essayez d’abord les deux mots de passe avec sso-escrow verify file:DOSSIER. Placez ensuite la part sur un autre média. Ne vous fiez pas à ce média.
media-unfinished = { $path } est le reste d’une exécution interrompue. Ce n’est pas une part.
    .remedy = Supprimez ce fichier. Si sso-escrow n’a jamais affiché les mots de son jeu, tout le jeu est nul : supprimez tous ses fichiers.
media-read = sso-escrow ne peut pas lire { $path } : { $cause }.
    .remedy = Vérifiez le média et les autorisations. Réessayez ensuite.
media-write = sso-escrow ne peut pas écrire dans { $path } : { $cause }. Cette exécution n’y a laissé aucun fichier incomplet.
    .remedy = Vérifiez l’espace libre, la protection en écriture et les autorisations. Puis réessayez.
places-one-medium = { $one } et { $other } sont sur le même média.
    .remedy = Utilisez un média distinct pour chaque part et pour chaque enveloppe. Une personne qui reçoit un média ne doit recevoir qu’une part. Pour une répétition avec des dossiers d’un même disque, utilisez generate --rehearsal.
places-one-folder = { $one } et { $other } sont le même dossier.
    .remedy = Indiquez un dossier différent pour chaque part et pour chaque enveloppe.
places-one-card = { $one } et { $other } sont la même carte à puce.
    .remedy = Indiquez une carte différente pour chaque porteur.
place-holds-set = { $place } contient déjà une part d’un autre jeu ({ $set }).
    .remedy = Vous n’avez rien à faire. sso-escrow écrit la nouvelle part à côté. Plus tard, --set permet de choisir la bonne. Vous pouvez aussi utiliser un média vide.
medium-in-use = sso-escrow ne peut pas utiliser { $path } pour cela : cette exécution l’utilise, ou utilise son média, { $role }.
    .remedy = Indiquez un autre dossier, ou insérez un autre média. Laissez celui-ci inséré s’il sert encore.
place-not-removable = { $place } n’est pas sur un média amovible ({ $seen }). Ce qui y serait écrit resterait dans cette machine, ou serait perdu avec elle.
    .remedy = Vérifiez que le média y est monté. Pour utiliser malgré tout cet emplacement, ajoutez --waive removable. Si cette exécution crée un jeu, le jeu consigne la dérogation.
ask-takes-anything = Tout ce qui est monté à partir de maintenant compte comme un média, même si ce n’est pas amovible.
    .remedy = Vérifiez ce qui est affiché avant de confirmer.
medium-has-share = Ce média contient déjà une part de ce jeu, celle destinée à { $name }. Un média ne peut pas recevoir deux parts, même sur des partitions différentes.
    .remedy = Utilisez un média distinct pour chaque porteur.
medium-looks-same = Ce média a le même ID de volume ou le même numéro de série que le média de la part destinée à { $name }.
    .remedy = Si c’est un autre média, par exemple une copie de la même image, formatez-le. Il recevra ainsi un nouvel ID. Sinon, insérez un média distinct pour chaque porteur.
medium-without-share = sso-escrow n’a pas trouvé la part destinée à { $name } sur ce média.
    .remedy = Insérez le média sur lequel la part a été écrite.
generate-voided = Le jeu est nul. sso-escrow a supprimé la part destinée à { $name } ({ $path }).
    .remedy = Ne conservez rien de ce jeu. Recommencez avec generate ou backup.
generate-not-voided = Le jeu est nul, mais la part destinée à { $name } existe encore : { $path }
    .remedy = Détruisez d’abord ce fichier : il n’appartient à aucun jeu. Recommencez ensuite avec generate ou backup.
generate-not-voided-medium = Le jeu est nul, mais la part destinée à { $name } est encore sur son média ({ $medium }) : { $file }
    .remedy = Détruisez d’abord ce fichier : il n’appartient à aucun jeu. Recommencez ensuite avec generate ou backup.
medium-unmounted = Un média est inséré ({ $node }), mais sso-escrow n’a pas pu le monter : { $cause }.
    .remedy = Montez-le vous-même, par exemple avec udisksctl mount ou sudo mount. sso-escrow le détecte ensuite automatiquement.
records-removable = Les fiches iraient sur un média amovible ({ $path }). Vous devriez le retirer pendant que les médias sont insérés l’un après l’autre.
    .remedy = Indiquez un dossier de cette machine. Les fiches ne contiennent aucun secret.
records-failed = Le jeu est valide, mais sso-escrow n’a pas pu écrire toutes les fiches : { $cause }
    .remedy = Notez à la main les mots du jeu sur les fiches des porteurs. Ce sont des mots anglais : recopiez-les lettre par lettre.
target-not-removable = { $path } est sur un média qui reste dans cette machine ({ $seen }). sso-escrow ne chiffre pas la copie du secret qu’il y écrit.
    .remedy = { $platform ->
        [windows] Écrivez le secret sur un média amovible.
       *[linux] Écrivez le secret sur un média amovible, ou en mémoire (un tmpfs tel que /dev/shm).
    } Pour continuer malgré tout, ajoutez --waive removable.
ask-target-needs-terminal = sso-escrow demande le média de cette cible dans un terminal, et cette exécution n’en a pas.
    .remedy = Indiquez plutôt la cible : reg:FICHIER ou native:DOSSIER.
target-medium-has-share = { $path } contient une part. Le secret en clair et une part ne sont jamais sur un même média.
    .remedy = Insérez un autre média, vide si possible.
cause-full-medium = Il n’y a pas assez d’espace libre sur le média : { $path }.
cause-not-written = sso-escrow ne peut pas écrire dans { $path } : { $cause }.
media-may-come-back = sso-escrow a supprimé { $path }, mais le média ne l’a pas confirmé : { $cause }. Le fichier peut réapparaître après une coupure de courant.
    .remedy = Retirez le média en toute sécurité, réinsérez-le, et vérifiez que le fichier a disparu.
media-not-overwritten = sso-escrow a supprimé { $path }, mais n’a pas pu l’écraser d’abord : { $cause }. Ses données sont peut-être encore sur le média.
    .remedy = Si le fichier contenait un secret en clair, détruisez le média. Une part ou une enveloppe est scellée.
media-left-in-doubt = { $fault } { $doubt }
    .remedy = Retirez le média en toute sécurité, réinsérez-le, et vérifiez que le fichier a disparu. S’il contenait un secret en clair, détruisez le média.
media-unsynced = Le système de fichiers de { $path } ne confirme pas l’enregistrement des noms de fichiers. sso-escrow a relu les fichiers, mais une coupure de courant peut annuler la modification.
    .remedy = Retirez le média en toute sécurité, ou démontez le dossier. Réinsérez-le, et vérifiez que ses fichiers sont conformes à ce que cette exécution a indiqué.
clear-copy-left = { $path } reste d’une exécution interrompue. Ce fichier contient peut-être un secret en clair, sur ce média : { $medium }.
    .remedy = Détruisez ce média quand vous n’en avez plus besoin : une clé ou un SSD peut conserver les données après la suppression du fichier. Si cette exécution écrit un fichier du même nom, elle écrase et supprime d’abord celui qui reste. Sinon, supprimez-le vous-même.
clear-copy-left-in-memory = { $path } reste d’une exécution interrompue. Ce fichier contient peut-être un secret en clair, dans la mémoire de cette machine.
    .remedy = Si cette exécution écrit un fichier du même nom, elle écrase et supprime d’abord celui qui reste. Sinon, supprimez-le vous-même, ou éteignez la machine.
media-too-many-files = { $path } contient plus de { $most } fichiers, et aucun n’a le nom d’une part. Parmi autant de fichiers, sso-escrow ne cherche pas de parts qui portent un autre nom.
    .remedy = Indiquez le fichier de la part lui-même, ou copiez-le dans un dossier séparé.
media-interrupted = Interrompu pendant que sso-escrow parcourait un dossier.
    .remedy = Relancez la commande.
media-several-seals = { $path } contient la même part sous plusieurs sceaux : { $files }. Un mot de passe ou une carte à puce différents ouvrent chaque fichier.
    .remedy = Indiquez le fichier que vous voulez sceller de nouveau. Ensuite, supprimez les autres.
clear-copy-other-name = Le système de fichiers a refusé le nom « { $name } ». sso-escrow a écrit le fichier sous le nom { $plain }.
    .remedy = Le contenu est le même. Utilisez le nouveau nom dans les étapes suivantes.

## Jeux et quorum

escrow-empty-payload = Le contenu est vide. Il n’y a rien à mettre sous séquestre.
    .remedy = Fournissez un contenu d’au moins un octet.
escrow-payload-too-long = Le contenu compte { $bytes } octets. Le maximum est de { $longest } octets.
    .remedy = Mettez sous séquestre un contenu plus petit.
escrow-bad-share = Cette part n’est pas celle qui a été créée avec son jeu.
    .remedy = N’utilisez pas cette part. Cherchez qui l’a créée.
escrow-needs-card = La part est scellée avec la carte à puce { $token }. Aucun mot de passe ne l’ouvre.
    .remedy = Ouvrez-la avec cette carte.
escrow-needs-password = La part est scellée avec un mot de passe. Aucune carte à puce ne l’ouvre.
    .remedy = Ouvrez-la avec son mot de passe.
escrow-too-large-for-card = La part compte { $bytes } octets. Sur une carte à puce, une part peut en compter { $most } au plus.
    .remedy = Placez la part sur un média et scellez-la avec la carte. Ou créez un jeu avec moins de porteurs, des noms plus courts ou un libellé plus court.
escrow-wrong-secret = Le secret reconstitué à partir de ces parts n’est pas celui de leur jeu.
    .remedy = Rien n’a été écrit. Cherchez qui a créé ces parts.
escrow-envelope-missing = Le contenu se trouve dans un fichier d’enveloppe. Aucun fichier d’enveloppe intact de ce jeu n’a été trouvé à côté des parts.
    .remedy = Copiez le fichier dont le nom se termine par .ssoenvelope dans un dossier qui contient l’une des parts. Ce fichier se trouve sur chaque média du jeu.
escrow-envelope-foreign = L’enveloppe n’appartient pas à ce jeu, ou elle a été altérée.
    .remedy = Utilisez le fichier d’enveloppe d’un autre média du jeu.
envelope-not-there = Le contenu de ce jeu se trouve dans un fichier d’enveloppe ({ $name }). Il n’y a pas de fichier d’enveloppe à côté des parts.
    .remedy = Copiez ce fichier depuis un autre média du jeu dans un dossier qui contient l’une des parts. Il se trouve sur chaque média du jeu. Relancez ensuite la commande.
envelope-unusable = Le contenu de ce jeu se trouve dans un fichier d’enveloppe. Il y en a un à côté des parts, mais il est inutilisable. { $cause }
    .remedy = Remplacez-le par le fichier { $name } d’un autre média du jeu. Relancez ensuite la commande.
envelope-of-another-set = Le contenu de ce jeu se trouve dans un fichier d’enveloppe. Le seul qui soit à côté des parts, { $path }, appartient à un autre jeu.
    .remedy = Copiez dans le même dossier le fichier { $name } d’un autre média de ce jeu. Relancez ensuite la commande.
envelope-not-named = Le contenu de ce jeu se trouve dans un fichier d’enveloppe ({ $name }). Les cartes à puce ne contiennent pas ce fichier.
    .remedy = Insérez un média qui contient ce fichier. Relancez ensuite la commande avec --envelope, en remplaçant PATH par le chemin du fichier.
escrow-not-on-polynomial = La part { $x } ne concorde pas avec les autres parts.
    .remedy = Ne distribuez pas ces parts. Recommencez sur une autre machine.
share-unreadable = sso-escrow ne peut pas lire de part à l’emplacement { $place } : { $cause }
    .remedy = sso-escrow l’ignore. Les autres porteurs peuvent encore réunir le quorum. Pour utiliser cette part, corrigez la cause et présentez-la de nouveau, ou présentez-en une autre copie.
share-foreign = La part à l’emplacement { $place } (marquée « part { $x }, { $name } ») appartient à un autre jeu : { $set }
    .remedy = sso-escrow l’ignore. Les autres porteurs peuvent encore réunir le quorum. Pour utiliser une part de ce porteur, apportez celle qui appartient au bon jeu.
share-other-generation = La part à l’emplacement { $place } (marquée « part { $x }, { $name } ») est de génération { $generation }. Cette exécution utilise la génération { $meant }.
    .remedy = sso-escrow l’ignore. Apportez la part de génération { $meant }.
share-passed-over = Aucun mot de passe n’a été donné pour la part à l’emplacement { $place } (marquée « part { $x }, { $name } »).
    .remedy = sso-escrow l’ignore. Les autres porteurs peuvent encore réunir le quorum. Pour l’utiliser, présentez de nouveau cette part et donnez son mot de passe.
share-needs-card = La part à l’emplacement { $place } (marquée « part { $x }, { $name } ») est scellée avec la carte à puce { $token }. sso-escrow n’a pas utilisé cette carte.
    .remedy = sso-escrow ignore cette part. Les autres porteurs peuvent encore réunir le quorum. Pour l’utiliser, insérez la carte à puce { $token }, relancez la commande et donnez le code PIN de la carte.
share-is-practice = La part à l’emplacement { $place } (marquée « part { $x }, { $name } ») a été créée lors d’une répétition.
    .remedy = sso-escrow l’ignore. Apportez la part de production de ce porteur. Les parts de répétition ne s’ouvrent qu’avec --rehearsal.
share-is-production = La part à l’emplacement { $place } (marquée « part { $x }, { $name } ») est une part de production. Une répétition ne l’ouvre pas.
    .remedy = Omettez --rehearsal, ou utilisez des parts de répétition.
share-duplicate = La part à l’emplacement { $place } (marquée « part { $x }, { $name } ») est déjà comptée. Une deuxième copie ne compte pas.
    .remedy = Apportez la part d’un autre porteur.
share-wrong-password = Le mot de passe de la part à l’emplacement { $place } (marquée « part { $x }, { $name } ») est incorrect.
    .remedy = sso-escrow ignore cette part. Les autres porteurs peuvent encore réunir le quorum. Pour réessayer, présentez de nouveau cette part.
share-too-costly = L’ouverture de la part à l’emplacement { $place } (marquée « part { $x }, { $name } ») demande { $wanted } Mio de mémoire. Cette machine n’en a pas autant de disponible.
    .remedy = sso-escrow ignore cette part. Utilisez une machine qui a plus de mémoire, ou les parts d’autres porteurs.
share-costly = La part à l’emplacement { $place } indique que son mot de passe demande { $times } fois le calcul habituel, et { $memory } Mio de mémoire. sso-escrow n’a jamais créé de telle part.
    .remedy = Quelqu’un a peut-être modifié ce fichier. Essayez d’abord une autre copie de cette part, ou la part d’un autre porteur. Attendre celle-ci ne fait rien perdre.
share-altered = La part à l’emplacement { $place } (marquée « part { $x }, { $name } ») a été altérée. Son mot de passe est correct, mais la part ne s’ouvre pas.
    .remedy = sso-escrow l’ignore. Utilisez une autre copie de cette part. Cherchez qui a modifié celle-ci.
share-altered-card = La part à l’emplacement { $place } (marquée « part { $x }, { $name } ») a été altérée. Sa carte à puce { $token } a répondu, mais la part ne s’ouvre pas.
    .remedy = sso-escrow l’ignore. Utilisez une autre copie de cette part. Cherchez qui a modifié celle-ci.
share-bad = La part { $x } ({ $name }) à l’emplacement { $place } n’est pas valide. Elle s’ouvre, mais ce n’est pas celle qui a été créée avec le jeu.
    .remedy = sso-escrow l’ignore. Utilisez une autre copie de cette part, ou la part d’un autre porteur. Cherchez qui a scellé celle-ci.
sets-one-of-several = Jeu { $set } : { $places }
sets-several = Ces parts appartiennent à plusieurs jeux, et la commande n’indique pas lequel utiliser. sso-escrow ne peut pas savoir lequel est le mauvais.
    .remedy = D’abord, comparez les mots des jeux avec les fiches des porteurs. Ensuite, indiquez les mots du jeu voulu avec --expect-set. Ce sont des mots anglais : recopiez-les lettre par lettre.
words-count = Vous avez indiqué { $found } { $found ->
        [one] mot
       *[other] mots
    }. Il en faut 8.
    .remedy = Saisissez les 8 mots de la fiche du porteur, ou leurs numéros. Ce sont des mots anglais : recopiez-les lettre par lettre.
words-unknown = « { $word } » ne figure pas dans la liste des mots.
    .remedy = Reportez-vous à la fiche du porteur. Recopiez les mots anglais lettre par lettre. Les quatre premières lettres de chaque mot suffisent. Vous pouvez aussi saisir les numéros.
words-not-here = Aucune de ces parts n’appartient au jeu { $words }.
    .remedy = D’abord, vérifiez les mots anglais, lettre par lettre, sur la fiche du porteur. Ensuite, vérifiez les médias : sso-escrow sets file:DOSSIER affiche ce qu’ils contiennent.
set-needs-words = En production, --set ne peut pas choisir le jeu pour cette commande. Seuls les 8 mots du jeu montrent que c’est le bon.
    .remedy = Omettez --set. Saisissez les 8 mots du jeu quand sso-escrow les demande, ou indiquez-les avec --expect-set. Ce sont des mots anglais : recopiez-les lettre par lettre.
words-need-terminal = Quelqu’un doit saisir les mots du jeu, mais aucun terminal n’est disponible.
    .remedy = Indiquez les mots avec --expect-set. Ce sont des mots anglais : recopiez-les lettre par lettre.
card-words-wrong = Les mots saisis ne sont pas ceux de la carte à puce { $token }. sso-escrow n’a pas demandé son code PIN.
    .remedy = Comparez le numéro de série imprimé sur la carte avec la fiche du porteur. S’il est le bon et que la fiche est la plus récente, cette carte est peut-être une contrefaçon : ne saisissez son code PIN nulle part, gardez-la, et prévenez le responsable.
card-words-not-expected = Aucun des mots de carte indiqués avec --expect-card n’est celui de la carte à puce { $token }. sso-escrow ne lui a pas transmis le code PIN.
    .remedy = Reportez-vous à la fiche du porteur de cette carte. Indiquez aussi ses mots avec --expect-card, une fois par carte. S’ils sont déjà indiqués, cette carte est peut-être une contrefaçon : ne saisissez son code PIN nulle part.
card-words-need-terminal = Quelqu’un doit saisir les mots de la carte à puce { $token }, mais aucun terminal n’est disponible.
    .remedy = Indiquez les mots de la fiche du porteur avec --expect-card, une fois par carte. Ce sont des mots anglais : recopiez-les lettre par lettre.
card-not-named = L’attestation de la carte à puce { $token } ne compte pas, car la commande ne désigne pas cette carte : n’importe quelle carte authentique peut présenter sa propre attestation.
    .remedy = Pour utiliser l’attestation, désignez la carte par le numéro de série de la fiche du porteur : piv:{ $token }. Sinon, saisissez les mots de la carte (mots anglais, lettre par lettre).
card-not-attested = L’attestation de la carte à puce { $token } ne montre pas que c’est la carte de cette part : { $cause }
    .remedy = sso-escrow demande à la place les mots de la carte (mots anglais, lettre par lettre). Si la carte était attestée quand la part a été scellée avec elle, cherchez pourquoi elle ne l’est plus.
card-without-words = Sans les mots de la carte, rien ne montre que c’est la carte à puce { $token }. Une carte contrefaite qui reçoit le code PIN peut le garder.
    .remedy = Utilisez la fiche qui correspond à cette carte. Répondez « oui » seulement si la fiche a été imprimée avant que sso-escrow ne connaisse les mots de carte, et si la carte est toujours restée sous la garde du porteur.
card-unchecked = Les mots de la carte à puce { $token } n’ont pas été vérifiés : la fiche du porteur n’en a pas.
    .remedy = Si la part s’ouvre, sso-escrow verify affiche les mots de la carte (mots anglais). Recopiez-les lettre par lettre sur la fiche.
quorum-not-reached = Le quorum n’est pas atteint. Parts valides : { $have } ; parts nécessaires : { $need }.
    .remedy = Faites venir d’autres porteurs, ou apportez d’autres copies des parts refusées.
no-usable-share = Aucune de ces parts n’est utilisable. Un avertissement donne la raison pour chaque part.
    .remedy = Utilisez d’autres copies de ces parts, ou les parts d’autres porteurs.
no-share-handed-in = Aucune part n’a été présentée.
    .remedy = Relancez la commande quand vous aurez les médias.
only-practice-shares = Ce sont des parts de répétition.
    .remedy = Pour une répétition, ajoutez --rehearsal. En production, apportez les parts du jeu de production.
only-production-shares = Ce sont des parts de production.
    .remedy = Pour les utiliser en production, omettez --rehearsal. Pour une répétition, apportez des parts de répétition.
verify-failed = La part est inutilisable : { $cause }
    .remedy = Utilisez une autre copie de cette part. S’il n’y en a pas, prévenez le responsable de la cérémonie : le jeu compte une part de moins.
verify-wrong-password = Le mot de passe de la part { $x } ({ $name }) est incorrect. Aucun autre défaut n’a été trouvé dans la part.
    .remedy = Réessayez. Si le mot de passe est perdu, prévenez le responsable de la cérémonie : le jeu compte une part de moins.
verify-no-password = La part { $x } ({ $name }) n’a pas été ouverte : aucun mot de passe n’a été donné.
    .remedy = Relancez la commande en présence du porteur.
verify-needs-card = La part { $x } ({ $name }) n’a pas été ouverte. Elle est scellée avec la carte à puce { $token }, qui n’a pas été utilisée.
    .remedy = Insérez cette carte, puis relancez la commande.
drill-faulty = Le quorum est atteint, mais une part est endommagée ou n’appartient pas au jeu : { $places }.
    .remedy = Recommencez le contrôle (drill) avec une autre copie de cette part. S’il n’en existe pas d’autre, créez un nouveau jeu à partir de la même source tant que le quorum est présent : aucune commande ne remplace une seule part.
drill-wrong-password = Le quorum est atteint, mais un mot de passe ou un code PIN est incorrect : { $places }.
    .remedy = Recommencez le contrôle (drill). Si un mot de passe est perdu ou oublié, créez un nouveau jeu à partir de la même source tant que le quorum est présent. Aucune commande ne remplace une seule part ni son mot de passe perdu : reseal doit d’abord ouvrir la part.
drill-unchecked = Le quorum est atteint, mais une part n’a pas été contrôlée : { $places }.
    .remedy = Recommencez le contrôle (drill) avec le porteur de cette part.
list-faulty = sso-escrow n’a pas pu lire de part dans { $faulty ->
        [one] un fichier ou emplacement
       *[other] { $faulty } fichiers ou emplacements
    }.
    .remedy = Utilisez d’autres copies de ces parts. Vérifiez que ce sont les bons médias.
list-no-such-set = Aucune part du jeu « { $id } » n’a été trouvée dans ces emplacements.
    .remedy = Omettez --set pour voir les jeux qui s’y trouvent.
list-no-such-msid = Aucune part dans ces emplacements n’appartient à un jeu dont le MSID est { $msid }.
    .remedy = Examinez les emplacements des autres porteurs. Pour afficher tous les jeux, omettez --msid.
sets-msid-unstated = Le jeu { $set } contient le fichier de sauvegarde d’ENTSSO et n’indique aucun MSID. C’est peut-être celui que vous cherchez.
    .remedy = Examinez le libellé et la date du jeu : relancez la commande avec --set { $set }.
restore-kind = Cette cible n’accepte pas ce type de contenu : { $kind }.
    .remedy = Restaurez la sauvegarde d’ENTSSO vers native:DOSSIER. Restaurez les autres types vers reg:FICHIER, hive:FICHIER ou live.
restore-kind-native = native:DOSSIER n’accepte que la sauvegarde d’ENTSSO. Ce contenu est d’un autre type : { $kind }.
    .remedy = Restaurez-le vers reg:FICHIER, hive:FICHIER ou live.
restore-payload = Aucune restauration ne peut utiliser le contenu de ce jeu. { $cause }
    .remedy = Les parts et les mots du jeu ne sont pas en cause : ce contenu a été fait ainsi. Gardez le jeu, et restaurez à partir d’un autre jeu ou de la sauvegarde d’ENTSSO.
target-holds = SSOSS n’est pas vide ({ $count ->
        [0] aucune clé dont le nom est un ID de secret principal
       *[other] { $msids }
    }). sso-escrow ne l’écrase pas.
    .remedy = D’abord, mettez sous séquestre la clé SSOSS existante : sso-escrow backup -k K --share PLACE --share PLACE --from { $quoted }. Ensuite, relancez cette commande avec --replace. --replace supprime la clé existante, et sso-escrow n’en garde aucune copie en clair.
target-may-hold = SSOSS a déjà des clés avec les MSID de ce jeu. Si quelque chose dans SSOSS diffère du jeu, cette exécution se terminera sans rien modifier.
    .remedy = Si une telle différence doit être remplacée, arrêtez la commande maintenant, et relancez-la avec --replace.
two-sets-same = Les mots des deux jeux sont les mêmes.
    .remedy = Donnez d’abord les mots du jeu qui contient le secret principal actuel, puis ceux du jeu qui contient le précédent. Pour restaurer un seul jeu, n’utilisez pas --two-sets.
two-sets-more = --expect-set a été donné plus de deux fois. Une restauration prend au plus deux jeux.
    .remedy = Donnez les mots d’un seul jeu, ou des deux jeux qui contiennent le secret principal actuel et le précédent.
two-sets-kind = L’un des deux jeux ne contient pas un secret principal généré. Seuls deux jeux de ce type peuvent être restaurés ensemble.
    .remedy = Restaurez ce jeu seul. Un instantané de SSOSS, ou la sauvegarde d’ENTSSO, contient déjà tous les secrets de son serveur.
two-sets-one-msid = Les deux jeux contiennent un secret principal avec le MSID { $msid }. SSOSS n’a qu’une clé par MSID.
    .remedy = Restaurez seulement le jeu en service.
share-several-seals = La part { $x } de { $name } s’y trouve sous plusieurs sceaux : { $files }. Un mot de passe ou une carte à puce différents ouvrent chaque fichier. sso-escrow essaie le mot de passe avec tous.
    .remedy = Une fois la part ouverte, supprimez la copie périmée.

## Fichiers de mise à jour

server-name-empty = Le nom du serveur est vide.
    .remedy = Indiquez le nom du serveur qui va devenir le serveur de secret principal, par exemple SSO02.
server-name-itself = « { $name } » est un nom que tout ordinateur utilise pour lui-même.
    .remedy = Indiquez le nom que les autres serveurs utilisent pour ce serveur, par exemple SSO02.
server-name-address = « { $name } » est une adresse.
    .remedy = Indiquez le nom du serveur, par exemple SSO02.
server-name-backslash = « { $name } » contient une barre oblique inverse, comme les noms de comptes et d’instances de SQL Server.
    .remedy = Indiquez seulement le nom du serveur SSO, sans \\ et sans domaine. N’indiquez pas le serveur de la base de données.
server-name-dash = « { $name } » contient un tiret qui n’est pas un trait d’union. Les pages web contiennent souvent de tels tirets.
    .remedy = Saisissez le trait d’union au clavier.
server-name-character = « { $name } » contient un caractère interdit dans un nom de serveur : { $character }
    .remedy = Utilisez des lettres, des chiffres, des traits d’union et des traits de soulignement, avec des points entre les parties.
server-name-dot = « { $name } » commence ou se termine par un point, ou contient deux points de suite.
    .remedy = Indiquez le nom sous une forme telle que SSO02 ou sso02.corp.example.
server-name-hyphen = Une partie de « { $name } » commence ou se termine par un trait d’union.
    .remedy = Vérifiez le nom du serveur : exécutez hostname sur celui-ci.
server-name-long-label = « { $label } » est trop long pour une partie de nom. Une partie compte { $longest } octets au plus.
    .remedy = Vérifiez le nom du serveur : exécutez hostname sur celui-ci.
server-name-long = Le nom qui commence par « { $name } » est trop long. Un nom compte { $longest } octets au plus.
    .remedy = Vérifiez le nom du serveur : exécutez hostname sur celui-ci.
promote-name-host = Le nom compte plus de 15 caractères : c’est un nom DNS. Le nom NetBIOS de cet ordinateur est différent.
    .remedy = D’abord, regardez comment ssomanage -displaydb affiche les autres serveurs. Ensuite, indiquez le nom sous cette forme. Aucune des deux formes n’a été testée.
promote-name-qualified = Le nom contient un domaine. Les exemples de Microsoft montrent seulement le nom de l’ordinateur.
    .remedy = D’abord, regardez comment ssomanage -displaydb affiche les autres serveurs. Ensuite, indiquez le nom sous cette forme. Aucune des deux formes n’a été testée.
promote-name-not-ascii = Le nom contient des caractères hors ASCII. Aucun test n’a montré que ssomanage sait lire un tel nom.
    .remedy = Si possible, donnez au serveur un nom en lettres ASCII. Sinon, vérifiez ensuite ce qu’affiche ssomanage -displaydb.
promote-unfit = { $path } ne peut pas servir à promouvoir un serveur. Ce fichier contient { $findings } { $findings ->
        [one] erreur
       *[other] erreurs
    }.
    .remedy = Écrivez un nouveau fichier : sso-escrow promote --server NOM --out FICHIER
promote-unreadable = sso-escrow ne peut pas lire { $path } comme fichier de mise à jour. { $cause }
    .remedy = Écrivez un nouveau fichier : sso-escrow promote --server NOM --out FICHIER
update-too-large = Le fichier dépasse { $most } octets. Un fichier de mise à jour en compte quelques centaines.
    .remedy = Vérifiez que c’est le bon fichier.
update-not-text = Le fichier n’est ni en UTF-8, ni en UTF-16 avec une marque d’ordre des octets.
    .remedy = Enregistrez-le en UTF-8.
update-document-type = Le fichier déclare un type de document (DOCTYPE). Un fichier de mise à jour n’en a pas besoin.
    .remedy = D’abord, vérifiez que c’est le bon fichier. Ensuite, supprimez la déclaration.
update-too-many = Le fichier dépasse { $most } éléments, textes et commentaires. Un fichier de mise à jour en compte une douzaine.
    .remedy = Vérifiez que c’est le bon fichier.
update-close-tag = À la ligne { $line }, </{ $close }> ferme <{ $open }>. Les deux noms sont différents.
    .remedy = Écrivez les deux noms de la même façon.
update-not-xml = Le fichier n’est pas du XML bien formé : ligne { $line }, colonne { $column }.
    .remedy = Cherchez à cet endroit un chevron manquant, ou un tiret ou des guillemets venus d’une page web.
update-version = Le fichier déclare XML { $declared }. Certains programmes ne lisent que XML 1.0.
    .remedy = Supprimez la première ligne (<?xml …?>), ou écrivez-y version="1.0".
update-unknown-encoding = Le fichier déclare l’encodage « { $declared } ». Certains programmes ne connaissent pas cet encodage.
    .remedy = D’abord, supprimez la première ligne (<?xml …?>). Ensuite, enregistrez le fichier en UTF-8.
update-encoding = Le fichier déclare l’encodage { $declared }, mais il est enregistré dans un autre.
    .remedy = Supprimez la première ligne (<?xml …?>), ou enregistrez le fichier dans l’encodage déclaré.
update-administrators = Le fichier contient <{ $element }>. Avec cet élément, l’opération échoue sur tout autre serveur que le serveur de secret principal.
    .remedy = Supprimez cet élément. Il suffit à faire échouer l’opération.
update-other = Le fichier contient <{ $element }>. Cet élément modifie plus que le serveur.
    .remedy = Supprimez cet élément. Seul secretServer a sa place ici.
update-not-root = Le fichier commence par <{ $element }>.
    .remedy = Placez le tout dans <sso><globalInfo> … </globalInfo></sso>.
update-global-root = Le fichier commence par <{ $element }>, dont la place est dans <sso>.
    .remedy = Écrivez <sso> avant cet élément, et </sso> à la fin du fichier.
update-misplaced = <{ $element }> se trouve directement dans <{ $parent }>, où il n’a pas sa place.
    .remedy = Placez secretServer dans globalInfo, et globalInfo dans sso.
update-unknown = L’élément <{ $element }> est inconnu.
    .remedy = Supprimez-le.
update-similar = L’élément <{ $element }> est inconnu. Vouliez-vous dire <{ $similar }> ?
    .remedy = Écrivez le nom exactement ainsi. Les majuscules et les minuscules comptent.
update-attribute = <{ $element }> a un attribut ({ $attribute }).
    .remedy = Supprimez-le. Les éléments d’un fichier de mise à jour n’ont pas d’attributs.
update-text = <{ $parent }> contient du texte, alors que seuls des éléments y ont leur place.
    .remedy = Supprimez ce texte.
update-several = Le fichier contient plusieurs fois <{ $element }>.
    .remedy = N’en gardez qu’un. Un système n’a qu’un serveur de secret principal.
update-missing = Le fichier ne contient pas <{ $element }>.
    .remedy = Placez secretServer dans globalInfo, et globalInfo dans sso.
update-space = Il y a des espaces ou des sauts de ligne avant ou après le nom { $name }.
    .remedy = Écrivez <secretServer>, le nom et </secretServer> sans rien entre eux.
update-name = <secretServer> ne contient pas un nom de serveur valide. { $cause }
    .remedy = Écrivez-y le nom du serveur SSO, par exemple SSO02.

## La ligne de commande

usage-language = sso-escrow n’a pas de textes dans la langue « { $language } ».
    .remedy = Indiquez --lang en, --lang fr ou --lang ja.
usage-command = Aucune commande n’est indiquée.
    .remedy = Ajoutez --help pour voir les commandes.
usage-unknown-argument = L’option { $argument } est inconnue ici.
    .remedy = Ajoutez --help pour voir les options de cette commande.
usage-unknown-argument-similar = L’option { $argument } est inconnue ici. Vouliez-vous dire { $similar } ?
    .remedy = Ajoutez --help pour voir les options de cette commande.
usage-stray = L’argument « { $argument } » est en trop.
    .remedy = Vérifiez s’il manque une option devant lui, par exemple --share. Ajoutez --help pour voir les options de cette commande.
usage-unknown-command = La commande « { $command } » est inconnue.
    .remedy = Ajoutez --help pour voir les commandes.
usage-unknown-command-similar = La commande « { $command } » est inconnue. Vouliez-vous dire « { $similar } » ?
    .remedy = Ajoutez --help pour voir les commandes.
usage-missing = La commande exige aussi : { $arguments }.
    .remedy = Ajoutez --help pour voir les options de cette commande.
usage-twice = { $argument } est indiqué deux fois.
    .remedy = Ne l’indiquez qu’une fois.
usage-conflict = { $argument } et { $other } ne peuvent pas être utilisés ensemble.
    .remedy = Omettez l’un des deux.
usage-no-value = { $argument } exige une valeur.
    .remedy = Ajoutez --help pour voir les options de cette commande.
usage-value = « { $value } » n’est pas une valeur admise pour { $argument }.
    .remedy = Ajoutez --help pour voir les options de cette commande.
usage-not-utf8 = La ligne de commande contient des octets qui ne sont pas en UTF-8.
    .remedy = Utilisez des noms et des chemins en UTF-8.
usage-number = « { $value } » n’est pas un nombre admis pour { $option }.
    .remedy = Indiquez un nombre entier, en chiffres.
usage-place = « { $place } » n’est pas un emplacement de part.
    .remedy = Pour un dossier ou un fichier de part, écrivez file: et son chemin, par exemple { $platform ->
        [windows] file:E:
       *[linux] file:/media/anna
    }. S’il existe, son chemin suffit. Pour une carte à puce, écrivez piv: et son numéro de série. Pour les deux, écrivez { $platform ->
        [windows] "piv:12345678,file:E:"
       *[linux] piv:12345678,file:/media/anna
    }. Pour insérer des médias ou des cartes l’un après l’autre, écrivez ask.
usage-quote-backslash = « { $argument } » contient un guillemet. Après une barre oblique inverse, un guillemet fermant ne ferme rien : il fait partie du texte.
    .remedy = Omettez cette barre oblique inverse ou doublez-la : écrivez file:M: ou file:M:/ au lieu de "file:M:\".
usage-quote-single = « { $argument } » contient le signe ', qui n’est pas un guillemet dans l’invite de commandes de Windows.
    .remedy = Mettez tout l’argument entre " ", ou n’écrivez rien autour : "file:M:/mon dossier" ou file:M:
usage-target = « { $target } » n’est pas une cible de restauration.
    .remedy = Écrivez reg:FICHIER pour un nouveau fichier d’inscription, hive:FICHIER pour une ruche SOFTWARE hors connexion, ou live pour le Registre de cette machine (Windows). Écrivez native:DOSSIER pour la sauvegarde d’ENTSSO.
usage-source = « { $source } » n’est pas une source admise pour backup.
    .remedy = Écrivez reg:FICHIER pour un fichier d’inscription, hive:FICHIER pour une ruche SOFTWARE hors connexion, ou live pour le Registre de cette machine (Windows). Écrivez native:FICHIER pour le fichier écrit par ssoconfig -backupSecret.
backup-rehearsal = Une répétition ne sauvegarde pas { $source } : ce secret est en service.
    .remedy = Pour une répétition, utilisez un fichier d’exercice (sso-escrow practice-file), ou generate --rehearsal. En production, omettez --rehearsal.
source-not-practice = { $path } n’est pas un fichier d’exercice. Une répétition ne sauvegarde aucun secret en service.
    .remedy = Créez un fichier d’exercice et indiquez-le : sso-escrow practice-file --to native:FICHIER (ou reg:FICHIER). En production, omettez --rehearsal.
source-practice = { $path } est un fichier d’exercice. Il ne contient le secret d’aucun système.
    .remedy = Indiquez le vrai fichier. Pour une répétition, ajoutez --rehearsal.
practice-kind = Il n’existe pas de fichier d’exercice de ce type : { $source }.
    .remedy = Écrivez native:FICHIER pour le fichier de ssoconfig -backupSecret, ou reg:FICHIER pour un fichier d’inscription.
backup-propose = sso-escrow ne propose un mot de passe que pour la sauvegarde d’ENTSSO, pas pour { $source }.
    .remedy = Omettez --propose-password. Ou indiquez le fichier que ssoconfig va écrire : --from native:FICHIER
restore-rehearsal = Une répétition ne restaure pas vers { $target }.
    .remedy = Pour une répétition, utilisez reg:FICHIER, native:DOSSIER, ou une ruche réservée aux répétitions : hive:FICHIER
restore-replace = Il n’y a rien à remplacer dans { $target }. sso-escrow y écrit un nouveau fichier.
    .remedy = Omettez --replace.
source-file = sso-escrow ne peut pas mettre { $path } sous séquestre. { $cause }
    .remedy = { $remedy }
source-no-key = Le Registre de cette machine ne contient pas la clé SSOSS. Il n’y a rien à mettre sous séquestre.
    .remedy = La clé n’existe que sur le serveur de secret principal. Exécutez cette commande sur celui-ci. Ou utilisez une exportation de la clé ou la ruche de ce serveur.
source-no-key-in-hive = La ruche { $path } ne contient pas la clé SSOSS. Il n’y a rien à mettre sous séquestre.
    .remedy = La clé n’existe que sur le serveur de secret principal. Utilisez la ruche de ce serveur, ou une exportation de la clé faite sur celui-ci.
restore-restart = sso-escrow ne redémarre le service que sur cette machine, et { $target } n’est pas le Registre de cette machine.
    .remedy = Omettez --restart-service. sso-escrow affiche les étapes à faire à la main.
restore-service-running = Le service ENTSSO de cette machine est ici sans importance, car { $target } n’est pas le Registre de cette machine.
    .remedy = Omettez --service-running.
live-service-missing = Le service ENTSSO n’est pas installé sur cette machine.
    .remedy = Vérifiez que c’est le bon serveur. Si c’est le cas, installez d’abord l’authentification unique de l’entreprise. Ensuite, joignez le système SSO.
live-service-missing-unasked = Le service ENTSSO n’est pas installé sur cette machine : c’est très probablement le mauvais serveur. Seule une personne devant un terminal peut confirmer que c’est le bon ; --yes ne le confirme pas.
    .remedy = Rien n’a été modifié. Vérifiez de quel serveur il s’agit (hostname). Si c’est le bon, indiquez-le avec --server. Ou exécutez la commande dans un terminal, sans --yes. --service-account ne suffit pas : cette option dit qui obtient l’accès à SSOSS, et non sur quel serveur.
source-empty = La clé SSOSS existe, mais elle est vide. Il n’y a rien à mettre sous séquestre.
    .remedy = Vérifiez que c’est bien le serveur de secret principal. Seul ce serveur garde le secret dans cette clé.
source-msids = { $found } clés sous SSOSS ont pour nom un ID de secret principal. Un jeu en accepte { $most } au plus.
    .remedy = On sait qu’ENTSSO en garde deux. Regardez la clé dans l’Éditeur du Registre avant de continuer.
backup-proposed-lost = Personne ne peut ouvrir une sauvegarde créée avec le mot de passe proposé pour { $path } : personne n’a ce mot de passe.
    .remedy = Cette sauvegarde est inutilisable. D’abord, détruisez-en toutes les copies, y compris celle du serveur. Ensuite, recommencez.
backup-no-msid = Aucune clé sous SSOSS n’a pour nom un ID de secret principal. Il n’y a donc très probablement pas de secret à mettre sous séquestre.
    .remedy = On sait qu’ENTSSO garde ses secrets dans des clés nommées par un GUID, et seulement sur le serveur de secret principal. Vérifiez que c’est la clé SSOSS de ce serveur. Si c’est le cas, exécutez la commande dans un terminal, sans --yes, et répondez à la question.
backup-service-runs = Le service ENTSSO est en cours d’exécution. Il pourrait modifier SSOSS pendant que sso-escrow le lit.
    .remedy = sso-escrow lit SSOSS deux fois, et s’arrête si SSOSS a changé entre-temps. Il est plus sûr d’arrêter d’abord le service : net stop ENTSSO
prompt-nowhere-to-show = Cette commande affiche un mot de passe, mais aucun terminal n’est disponible pour l’afficher.
    .remedy = Exécutez la commande sur l’écran même de la machine. Des réponses données d’avance ne remplacent pas cet affichage.
screen-elsewhere = Cette commande affiche un secret, mais l’écran n’est pas celui de cette machine. Écran : { $screen }.
    .remedy = Exécutez la commande sur l’écran même de la machine, et non par le réseau.
screen-unsure = sso-escrow ne peut pas être sûr que vous seul voyez cet écran. Écran : { $screen }.
    .remedy = Si une autre personne ou une autre machine peut le voir ou l’enregistrer, répondez non. Exécutez ensuite la commande sur l’écran même de la machine.
screen-recorder-keeps-secrets = Le terminal est enregistré par { $programs }. L’enregistrement garderait chaque secret affiché.
    .remedy = Répondez non, arrêtez l’enregistrement, puis exécutez de nouveau la commande. Ou détruisez ensuite l’enregistrement.
usage-plain-file = « { $target } » n’est pas un fichier. Cela commence comme un emplacement ou une cible.
    .remedy = N’écrivez ici que le chemin.
usage-account = Le compte de service est vide.
    .remedy = Indiquez son nom, par exemple CORP\svc-sso, ou son SID. Ou omettez l’option.
reseal-old-stays = L’ancienne part destinée à { $name } n’a pas été supprimée. Elle s’ouvre toujours comme avant.
    .remedy = Insérez son média et supprimez le fichier. Ou détruisez le média.
reseal-old-left = La nouvelle part est valide, mais sso-escrow n’a pas pu supprimer l’ancienne ({ $path }) : { $cause }
    .remedy = Supprimez vous-même l’ancienne part : elle s’ouvre toujours comme avant.
reseal-card-unsure = sso-escrow a lu plus tôt l’ancienne part sur la carte. La carte indique maintenant que la part ne s’y trouve pas.
    .remedy = Examinez la carte (sso-escrow token inspect piv:). Si la part s’y trouve encore, elle s’ouvre avec le code PIN de cette carte.
reseal-copy-stays = Une copie de l’ancienne part se trouve encore ici : { $path }. Elle s’ouvre comme avant.
    .remedy = Supprimez aussi cette copie, sauf si vous voulez la garder.
usage-sso-dir = « { $folder } » n’est pas un dossier de Windows dans lequel une ligne de commande peut se placer.
    .remedy = Indiquez le dossier avec son lecteur, par exemple D:\SSO, ou avec une variable, par exemple %ProgramFiles%\SSO. N’utilisez pas de guillemets.
usage-windows-name = « { $name } » ne peut pas être un nom de fichier sous Windows, où le fichier de mise à jour est utilisé.
    .remedy = Indiquez un autre nom de fichier, par exemple promote.xml.
alias-generate = « { $typed } » est une commande de ssoconfig. sso-escrow la comprend comme : sso-escrow generate
    .remedy = sso-escrow utilise un nom de fichier placé après { $typed } comme emplacement de la première part. Indiquez combien de parts restaurent le secret (-k). Indiquez l’emplacement de chaque porteur (--share).
alias-backup = « { $typed } » est une commande de ssoconfig. sso-escrow la comprend comme : sso-escrow backup
    .remedy = sso-escrow utilise le nom de fichier placé après { $typed } comme le fichier que ssoconfig -backupSecret a écrit (--from native:FICHIER). Indiquez combien de parts le restaurent (-k). Indiquez l’emplacement de chaque porteur (--share).
alias-restore = « { $typed } » est une commande de ssoconfig. sso-escrow la comprend comme : sso-escrow restore
    .remedy = sso-escrow utilise un nom de fichier placé après { $typed } comme emplacement d’une part, jamais comme sauvegarde d’ENTSSO. Indiquez chaque part présentée (--share), et la cible du secret (--to).
alias-update = « { $typed } » est une commande de ssomanage. sso-escrow la comprend comme : sso-escrow promote --check
    .remedy = sso-escrow vérifie le fichier placé après { $typed } et ne modifie rien. Pour écrire un nouveau fichier : sso-escrow promote --server NOM --out FICHIER
usage-msid = « { $value } » n’est pas un MSID. Un MSID a la forme 01234567-89AB-4CDE-8F01-23456789ABCD.
    .remedy = Copiez le MSID indiqué par l’événement du journal Application, avec ou sans accolades.
usage-set = « { $id } » est trop court pour identifier un jeu.
    .remedy = Indiquez au moins les 8 premiers caractères de son ID, ou les deux mots par lesquels commencent les noms de ses fichiers.
bytes-out-of-bounds = sso-escrow ne peut pas générer un secret principal de { $bytes } { $bytes ->
        [one] octet
       *[other] octets
    }.
    .remedy = Indiquez une longueur de 16 à 64 octets. La longueur habituelle est 32.
name-empty = Le porteur indiqué pour { $place } n’a pas de nom.
    .remedy = Écrivez le nom devant l’emplacement, par exemple { $platform ->
        [windows] Anna=file:E:
       *[linux] Anna=file:/media/anna
    }.
name-twice = Deux porteurs s’appellent { $name }.
    .remedy = Donnez à chaque porteur un nom différent : chaque fichier de part les nomme tous, et son format n’admet pas deux fois le même nom. Si une seule personne conserve plusieurs parts, numérotez les noms : --share "{ $name } (1)=…" --share "{ $name } (2)=…"
plan-no-loss = { $threshold } sur { $count } : une seule part perdue, et le secret est perdu.
    .remedy = Choisissez plus de parts que le seuil (-k), afin que certaines puissent se perdre.
plan-minority = { $threshold } sur { $count } : moins de la moitié des porteurs peuvent restaurer le secret sans les autres.
    .remedy = Choisissez un seuil (-k) plus élevé, sauf si peu de porteurs peuvent venir.
plan-names-alike = Ces noms ne diffèrent que par la casse ou les espaces : { $names }. Il s’agit peut-être d’une seule personne, qui compterait plusieurs fois dans un quorum.
    .remedy = Donnez chaque part à une autre personne. Si ce sont des personnes différentes, ajoutez ce qui les distingue.
plan-several-shares = { $name } détient { $held } parts sur { $count } : avec { $others ->
        [one] une seule part de plus
       *[other] { $others } parts de plus seulement
    }, { $name } peut restaurer le secret.
    .remedy = Donnez chaque part à une autre personne, sauf si trop peu de personnes peuvent en conserver une.
plan-one-is-enough = { $name } détient { $held } parts sur { $count } : { $name } peut restaurer le secret sans personne d’autre.
    .remedy = Donnez à { $name } moins de parts que le seuil (-k), ou choisissez un seuil plus élevé.
plan-lost-with-one = Sans les parts de { $name }, le secret est perdu : { $left ->
        [0] il ne reste aucune part
        [one] il ne reste qu’une part
       *[other] il ne reste que { $left } parts
    }, et il en faut { $threshold }.
    .remedy = Limitez les parts de { $name } au nombre de parts qui peuvent se perdre.
names-too-long = Les noms de tous les porteurs sont trop longs au total. Chaque fichier de part les contient tous et compte { $most } octets au plus.
    .remedy = Raccourcissez les noms.
line-too-long = Le texte qui commence par « { $start } » compte plus de { $longest } caractères.
    .remedy = Raccourcissez-le.
line-character = Ce texte contient un caractère qui pourrait tromper le lecteur : { $text }
    .remedy = Supprimez les caractères de contrôle, les marques de sens d’écriture et les caractères invisibles.
vectors-unreadable = sso-escrow ne peut pas lire { $path } : { $cause }.
    .remedy = Indiquez le dossier des vecteurs. Il contient primitives.json et les dossiers primitives, share et token.
prompt-no-terminal = sso-escrow a besoin d’une réponse de votre part, mais aucun terminal n’est disponible. Il doit demander ceci : { $asked }
    .remedy = Exécutez la commande dans un terminal. Ou répondez d’avance avec { $option }.
prompt-only-terminal = sso-escrow a besoin d’une réponse de votre part, mais aucun terminal n’est disponible. Il doit demander ceci : { $asked }
    .remedy = Exécutez la commande dans un terminal. Aucune option ne donne cette réponse d’avance.
ask-needs-terminal = sso-escrow doit demander des médias, mais aucun terminal n’est disponible.
    .remedy = Exécutez la commande dans un terminal. Ou indiquez des dossiers au lieu de « ask ».
unseal-needs-terminal = Quelqu’un doit confirmer dans un terminal que la part est écrite sans protection. Aucun terminal n’est disponible.
    .remedy = Exécutez la commande dans un terminal. --yes ne répond à cette question que lors d’une répétition.
prompt-not-utf8 = Votre saisie n’est pas en UTF-8. Réglez le terminal sur UTF-8, puis recommencez la saisie.
prompt-too-long = Votre saisie est trop longue. Recommencez la saisie.
declined = La commande s’est arrêtée en raison de votre réponse. Rien n’a été écrit.
    .remedy = Réglez d’abord ce point. Ensuite, relancez la commande.
impossible = sso-escrow est arrivé dans un état qui devrait être impossible : { $what }.
    .remedy = C’est un défaut de sso-escrow. Signalez-le, avec ce texte.
interrupted = La commande a été interrompue avant la fin.
    .remedy = S’il en est resté quelque chose, ses autres messages l’indiquent. Relancez la commande quand vous pourrez continuer.
usage-expect-signer = --expect-signer n’accepte pas « { $value } ».
    .remedy = Écrivez entre guillemets le nom, = et les 8 mots de signataire de la fiche.
usage-shell-name = « { $name } » ne peut pas être le nom du fichier de mise à jour : l’invite de commandes et PowerShell le lisent différemment.
    .remedy = Indiquez un nom de fichier sans $, %, !, accent grave ni guillemets, par exemple promote.xml.
output-lost = La sortie standard n’a pas pu être écrite, donc des résultats de cette exécution manquent : { $cause }.
    .remedy = Libérez de l’espace, ou écrivez dans un autre fichier. Voici ce que cette exécution a modifié :
output-closed = La sortie standard est fermée : sso-escrow ne pourrait pas afficher ses résultats. Rien n’a été fait.
    .remedy = Relancez la commande avec une sortie standard : un terminal, un fichier ou un tube.

## Ce qui se trouve sous SSOSS

tree-name = Le nom « { $name } » n’est pas autorisé dans le Registre.
    .remedy = Un nom de clé compte de 1 à 255 caractères, sans barre oblique inverse. Un nom de valeur compte 16 383 caractères au plus. Aucun ne contient de caractère NUL. Refaites l’exportation sur le serveur lui-même.
tree-twice = Le nom « { $name } » apparaît deux fois. Le Registre ne distingue pas les majuscules des minuscules.
    .remedy = Refaites l’exportation sur le serveur lui-même. reg export écrit chaque clé et chaque valeur une seule fois.
tree-too-deep = Des clés se trouvent à plus de { $deepest } niveaux sous SSOSS.
    .remedy = À notre connaissance, ENTSSO ne fait rien de tel. Regardez la clé dans l’Éditeur du Registre avant de continuer.
tree-layout = Le contenu n’est pas un instantané de SSOSS que cette version sait lire.
    .remedy = Utilisez la version qui a créé le jeu, ou une version ultérieure. Les mots et les parts du jeu ne sont pas en cause.

## Fichiers d’inscription

reg-not-reg = Ceci n’est pas un fichier d’inscription : son début est différent.
    .remedy = Créez-en un sur le serveur de secret principal, dans une invite de commandes ouverte en tant qu’administrateur : reg export HKLM\SOFTWARE\Microsoft\ENTSSO\SSOSS FICHIER
reg-encoding = Le fichier d’inscription n’est pas du texte dans un encodage que Windows utilise.
    .remedy = Utilisez le fichier tel que reg export l’a écrit (UTF-16 avec une marque d’ordre des octets). N’utilisez pas une copie convertie par un autre programme.
reg-cut-off = Le fichier a été tronqué. Il ne se termine pas par une ligne vide, comme le fait toute exportation.
    .remedy = D’abord, exportez de nouveau la clé. Ensuite, recopiez le fichier. Ne vous fiez à rien de ce que contient celui-ci.
reg-too-large = Le fichier d’inscription est trop grand. Dans un autre encodage que l’Unicode de Windows (UTF-16), la limite est de { $kib } Kio.
    .remedy = Exportez seulement la clé SSOSS (quelques Kio). Utilisez reg export, ou dans l’Éditeur du Registre Fichier, Exporter, « Branche sélectionnée ».
reg-too-many = Le fichier d’inscription contient plus de clés et de valeurs que la mémoire verrouillée ne peut en recevoir.
    .remedy = Exportez seulement la clé SSOSS (quelques Kio). Utilisez reg export, ou dans l’Éditeur du Registre Fichier, Exporter, « Branche sélectionnée ».
reg-code-page = La ligne { $line } du fichier d’inscription contient des caractères hors ASCII, dans l’ancien format REGEDIT4. Leur signification dépend de la machine qui a écrit le fichier.
    .remedy = Exportez de nouveau la clé au format de la version 5, comme le fait reg export.
reg-line = La ligne { $line } du fichier d’inscription n’a pas sa place dans une exportation.
    .remedy = Utilisez le fichier tel que reg export l’a écrit, ou exportez de nouveau.
reg-deletion = La ligne { $line } du fichier d’inscription supprime une clé ou une valeur. Ce fichier n’est pas une exportation.
    .remedy = Utilisez le fichier tel que reg export l’a écrit, ou exportez de nouveau.
reg-no-key = Le fichier d’inscription ne contient pas la clé SSOSS.
    .remedy = La clé n’existe que sur le serveur de secret principal. Exportez-la sur celui-ci, dans une invite de commandes ouverte en tant qu’administrateur : reg export HKLM\SOFTWARE\Microsoft\ENTSSO\SSOSS FICHIER
reg-other-key = Le fichier d’inscription contient { $key }, mais ENTSSO garde SSOSS à un autre endroit.
    .remedy = Exportez HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\ENTSSO\SSOSS dans une invite de commandes 64 bits. Si la clé vient d’une ruche chargée sous un autre nom, utilisez le fichier de ruche lui-même : hive:FICHIER
reg-twice = Le fichier d’inscription contient deux fois la clé { $key }. Ce fichier n’est pas une exportation.
    .remedy = Utilisez le fichier tel que reg export l’a écrit, ou exportez de nouveau.
reg-name = Le nom « { $name } » ne peut pas être écrit dans un fichier d’inscription.
    .remedy = Restaurez plutôt vers hive:FICHIER ou live.
reg-is-hive = C’est une ruche du Registre, et non un fichier d’inscription.
    .remedy = Indiquez-la comme une ruche : hive:FICHIER

## La sauvegarde d’ENTSSO

native-empty = Le fichier de sauvegarde est vide.
    .remedy = Sauvegardez de nouveau le secret principal : ssoconfig -backupSecret FICHIER
native-is-hive = Le fichier est une ruche du Registre, et non une sauvegarde d’ENTSSO.
    .remedy = Indiquez le fichier que ssoconfig -backupSecret a écrit. Ou mettez la ruche sous séquestre avec --from hive:FICHIER.
native-is-reg = Le fichier est une exportation du Registre, et non une sauvegarde d’ENTSSO.
    .remedy = Indiquez le fichier que ssoconfig -backupSecret a écrit. Ou mettez l’exportation sous séquestre avec --from reg:FICHIER.
native-is-ours = Le fichier a été écrit par sso-escrow. Ce n’est pas une sauvegarde d’ENTSSO.
    .remedy = Indiquez le fichier que ssoconfig -backupSecret a écrit.
native-others = Le dossier contient d’autres fichiers dont le nom se termine par .bak : { $names }. ENTSSO les examine aussi (événement 10564).
    .remedy = Déplacez ces fichiers dans un autre dossier avant d’exécuter ssoconfig -restoreSecret.
native-file-name = Windows n’accepte pas « { $name } » comme nom de fichier.
    .remedy = Renommez le fichier. Les noms qu’ENTSSO donne ressemblent à SSO478AD.bak.
native-password = Le mot de passe d’une sauvegarde d’ENTSSO compte de { $shortest } à { $longest } caractères. Celui-ci en compte { $characters }.
    .remedy = Saisissez le mot de passe qui a été donné à ssoconfig -backupSecret.
native-password-control = Ce mot de passe contient un caractère de contrôle, comme une tabulation. Le mot de passe d’une sauvegarde d’ENTSSO n’en contient pas.
    .remedy = Saisissez le mot de passe qui a été donné à ssoconfig -backupSecret.
native-reminder = Le rappel de mot de passe d’une sauvegarde d’ENTSSO compte { $longest } caractères au plus, sans caractère de contrôle.
    .remedy = Saisissez le rappel tel que ssoconfig -restoreSecret l’affiche, ou omettez-le.
native-layout = Le contenu n’est pas une sauvegarde d’ENTSSO que cette version sait lire.
    .remedy = Utilisez la version qui a créé le jeu, ou une version ultérieure. Les mots et les parts du jeu ne sont pas en cause.
native-long-name = Le nom de { $path } compte { $bytes } octets. La plupart des systèmes de fichiers de Linux en acceptent au plus { $most }.
    .remedy = Rien à faire maintenant. Si le système de fichiers refuse le nom, la restauration écrit le fichier sous un nom plus court.

## Le Registre en service (live)

live-put-back-copy-stays = sso-escrow n’a pas pu écrire SSOSS. { $cause } Le contenu précédent de SSOSS est rétabli, mais la copie de ce contenu n’a pas pu être supprimée.
    .remedy = Corrigez d’abord la cause de cet échec. Relancez ensuite la commande : elle commence par supprimer la copie. Pour supprimer la copie vous-même : reg delete "HKLM\SOFTWARE\sso-escrow" /f
live-third-state = Une exécution précédente a été interrompue pendant qu’elle modifiait SSOSS, et un autre programme a écrit dans SSOSS depuis. MSID d’avant cette exécution, conservés dans une copie : { $before }. MSID actuellement dans SSOSS : { $now }. Rien n’a été modifié.
    .remedy = Déterminez d’abord quel contenu est le bon. Ne supprimez rien que vous ne puissiez récupérer. Le contenu d’avant cette exécution se trouve dans une clé Tree sous HKLM\SOFTWARE\sso-escrow. Pour continuer avec le contenu actuel de SSOSS, supprimez la copie : reg delete "HKLM\SOFTWARE\sso-escrow" /f
live-copy-not-whole = Une exécution précédente a conservé une copie de SSOSS dans HKLM\SOFTWARE\sso-escrow. Cette copie est incohérente. Rien n’a été modifié.
    .remedy = Examinez la copie et SSOSS dans l’Éditeur du Registre, et déterminez si SSOSS est correct. S’il l’est, supprimez la copie : reg delete "HKLM\SOFTWARE\sso-escrow" /f
live-copy-stays = La copie du contenu précédent de SSOSS, dans HKLM\SOFTWARE\sso-escrow, n’a pas pu être supprimée : { $cause }.
    .remedy = SSOSS lui-même est complet. Supprimez la copie, car elle contient un secret en clair : reg delete "HKLM\SOFTWARE\sso-escrow" /f
live-copy-left = Une restauration précédente a été interrompue. Sa copie du contenu précédent de SSOSS se trouve encore dans HKLM\SOFTWARE\sso-escrow. Elle peut contenir un secret en clair.
    .remedy = { $run ->
        [removes] Cette exécution supprimera la copie quand SSOSS aura le contenu restauré, ou quand elle aura fait une nouvelle copie. Si vous avez encore besoin du contenu précédent, arrêtez la commande maintenant : il se trouve dans une clé Tree, au même endroit.
       *[reads] Relancez sans --dry-run la restauration interrompue : elle supprime la copie. Si SSOSS est correct tel quel, supprimez la copie vous-même : reg delete "HKLM\SOFTWARE\sso-escrow" /f
    }
live-written = SSOSS a le contenu restauré. { $cause }
    .remedy = Vous n’avez pas à restaurer de nouveau. Supprimez la copie, car elle contient un secret en clair : reg delete "HKLM\SOFTWARE\sso-escrow" /f
live-manager = sso-escrow ne sait rien du service ENTSSO, car le gestionnaire de services de cette machine ne répond pas : { $cause }.
    .remedy = Rien n’a été modifié. Ouvrez l’invite de commandes avec « Exécuter en tant qu’administrateur », et vérifiez que services.msc s’ouvre.
live-service-not-stopped = SSOSS a le contenu restauré, mais sso-escrow n’a pas pu arrêter le service ENTSSO ou un service qui en dépend : { $cause }. Les services qu’il avait arrêtés fonctionnent de nouveau.
    .remedy = Vous n’avez pas à restaurer de nouveau. Examinez les services (services.msc) et le journal des événements. Redémarrez ensuite ENTSSO vous-même. D’ici là, ENTSSO ne connaît pas le secret.
live-service-runs = Le service ENTSSO est en cours d’exécution. Il pourrait écrire dans SSOSS au même moment.
    .remedy = { $run ->
        [dry] Avant d’exécuter cette commande sans --dry-run, arrêtez le service : net stop ENTSSO
        [unasked] Rien n’a été modifié. Arrêtez d’abord le service : net stop ENTSSO. Ou indiquez --restart-service : sso-escrow redémarre le service après avoir écrit. Ou indiquez --service-running pour écrire pendant que le service fonctionne. --yes ne suffit pas.
        [agreed] Cette exécution continue, car --restart-service ou --service-running est donné. Il est plus sûr d’arrêter d’abord le service : net stop ENTSSO
       *[asked] Il est plus sûr d’arrêter d’abord le service : répondez non, exécutez net stop ENTSSO, puis relancez cette commande.
    }
live-service-runs-with = Le service ENTSSO est en cours d’exécution. Il pourrait écrire dans SSOSS au même moment. Ces services en dépendent : { $services }.
    .remedy = { $run ->
        [dry] Avant d’exécuter cette commande sans --dry-run, arrêtez-les tous : net stop ENTSSO
        [unasked] Rien n’a été modifié. Arrêtez-les tous d’abord : net stop ENTSSO. Ou indiquez --restart-service : sso-escrow les redémarre tous après avoir écrit. Ou indiquez --service-running pour écrire pendant qu’ils fonctionnent. --yes ne suffit pas.
        [agreed] Cette exécution continue, car --restart-service ou --service-running est donné. Il est plus sûr de les arrêter tous d’abord : net stop ENTSSO
       *[asked] Il est plus sûr de les arrêter tous d’abord : répondez non, exécutez net stop ENTSSO, puis relancez cette commande.
    }
live-service-runs-on-a-node = Le service ENTSSO est en cours d’exécution sur ce nœud. Il pourrait écrire dans SSOSS au même moment.
    .remedy = { $run ->
        [dry] Avant d’exécuter cette commande sans --dry-run, mettez la ressource ENTSSO hors connexion dans le Gestionnaire du cluster de basculement.
        [unasked] Rien n’a été modifié. Mettez d’abord la ressource ENTSSO hors connexion dans le Gestionnaire du cluster de basculement. Ou indiquez --service-running pour écrire pendant que le service fonctionne. --yes ne suffit pas.
        [agreed] Cette exécution continue, car --service-running est donné. Il est plus sûr de mettre d’abord la ressource ENTSSO hors connexion, dans le Gestionnaire du cluster de basculement.
       *[asked] Il est plus sûr de l’arrêter d’abord : répondez non, mettez la ressource ENTSSO hors connexion dans le Gestionnaire du cluster de basculement, puis relancez cette commande.
    }
live-other-host-unasked = { $server } n’est pas un nom de cette machine ({ $names }). C’est peut-être le nom réseau d’un cluster dont cette machine est un nœud. Seule une personne devant un terminal peut le confirmer ; --yes ne le confirme pas.
    .remedy = Vérifiez que c’est la bonne machine. Exécutez ensuite la commande dans un terminal, indiquez un nom de cette machine avec --server, ou omettez --server.
live-made-for-another = Le jeu a été créé pour le serveur de secret principal { $server }, mais cette machine est { $names }.
    .remedy = Vérifiez que cette machine remplace ce serveur. Si c’est le cas, indiquez cette machine avec --server. Ou exécutez la commande dans un terminal, sans --yes, et répondez à la question.
live-restart-on-a-node = --restart-service ne redémarre pas le service ENTSSO sur un nœud de cluster, car le cluster prendrait ce redémarrage pour une panne.
    .remedy = Rien n’a été modifié. Relancez la commande sans --restart-service. Ensuite, mettez la ressource ENTSSO hors connexion dans le Gestionnaire du cluster de basculement, puis remettez-la en ligne.
live-not-windows = « live » désigne le Registre d’un Windows en cours d’exécution, mais cette machine n’exécute pas Windows.
    .remedy = Exécutez sso-escrow.exe sur le serveur. Ou passez par un fichier : backup lit ce que reg export a écrit (--from reg:FICHIER), et restore écrit un fichier à importer sur le serveur (--to reg:FICHIER).
live-not-elevated = Seul un administrateur peut écrire dans le Registre de ce serveur, et cette invite de commandes n’a pas été ouverte en tant qu’administrateur.
    .remedy = Ouvrez l’invite de commandes avec « Exécuter en tant qu’administrateur », puis relancez la commande. Les droits Windows ne remplacent pas ceux d’un administrateur SSO : ENTSSO exige lui-même ces derniers.
live-no-account = Ce serveur n’a pas de clé SSOSS, et le compte du service ENTSSO n’est pas connu. Le service ne pourrait pas lire une nouvelle clé.
    .remedy = Indiquez le compte du service : --service-account DOMAINE\NOM, ou son SID.
live-unknown-account = Windows ne connaît pas le compte « { $account } » : { $cause }.
    .remedy = Écrivez-le sous la forme DOMAINE\NOM, .\NOM pour un compte de cette machine, ou SID (S-1-5-…).
live-unknown-service-account = Le service ENTSSO s’exécute sous le compte « { $account } » (Registre : Services\ENTSSO, valeur ObjectName). Windows ne connaît pas ce compte : { $cause }.
    .remedy = Examinez le compte dans services.msc (Service d’authentification unique de l’entreprise, Connexion), et vérifiez si le domaine est joignable. Ou indiquez vous-même le compte : --service-account DOMAINE\NOM, ou son SID.
live-refused = Le Registre a refusé l’accès à { $key } : { $cause }.
    .remedy = Rien n’a été modifié. Exécutez la commande dans une invite de commandes ouverte en tant qu’administrateur. Examinez ensuite les autorisations de cette clé (Éditeur du Registre, Autorisations).
live-host-names = Windows n’a pas donné les noms de cette machine : { $cause }. sso-escrow ne peut pas savoir si c’est le bon serveur.
    .remedy = Rien n’a été modifié. Exécutez hostname dans cette invite de commandes. Si elle ne donne aucun nom non plus, redémarrez la machine. Relancez ensuite la commande.
live-not-logged = Le journal des événements de cette machine ne contient aucune entrée sur cette exécution : { $cause }.
    .remedy = Le résultat de l’exécution reste le même. Notez l’exécution vous-même : mots du jeu, date et heure, et qui l’a lancée.
live-name = Une clé ou une valeur de { $key } a un nom qui n’est pas un texte valide.
    .remedy = Rien n’a été modifié. À notre connaissance, ENTSSO n’écrit pas de tels noms. Examinez la clé dans l’Éditeur du Registre.
live-tree = sso-escrow ne peut pas utiliser ce qui se trouve sous SSOSS sur cette machine. { $cause }
    .remedy = Rien n’a été modifié. Examinez la clé dans l’Éditeur du Registre.
live-too-large = Les valeurs situées sous SSOSS sur cette machine dépassent { $most } octets au total, la limite de sso-escrow.
    .remedy = Rien n’a été modifié. À notre connaissance, ENTSSO n’écrit jamais autant de données. Examinez la clé dans l’Éditeur du Registre.
live-wanted-too-large = Les valeurs de ce jeu dépassent { $most } octets au total. sso-escrow n’écrit pas autant de données dans le Registre de cette machine.
    .remedy = Rien n’a été modifié. Écrivez plutôt un fichier d’inscription (reg:) et importez-le sur le serveur.
live-interrupted = Une exécution précédente a été interrompue pendant qu’elle modifiait SSOSS. SSOSS contient maintenant des clés d’avant et d’après la modification. Le contenu précédent est conservé dans HKLM\SOFTWARE\sso-escrow, mais n’est pas encore rétabli.
    .remedy = Ne démarrez pas le service ENTSSO. Relancez restore avec « --to live », sans --dry-run. La commande affiche ce qu’elle rétablirait et demande d’abord votre accord.
live-put-back = sso-escrow n’a pas pu écrire SSOSS. { $cause } Le contenu précédent de SSOSS est rétabli.
    .remedy = Corrigez d’abord la cause de cet échec. Relancez ensuite la commande.
live-differs = sso-escrow a relu dans le Registre autre chose que ce qu’il avait écrit.
    .remedy = Un autre programme y écrit peut-être. Arrêtez le service ENTSSO (net stop ENTSSO), puis relancez la commande.
live-changing = SSOSS a changé pendant que sso-escrow travaillait. Rien n’a été écrit.
    .remedy = Un autre programme, par exemple le service ENTSSO, écrit dans SSOSS. Arrêtez le service (net stop ENTSSO), puis relancez la commande.
live-in-doubt = sso-escrow a modifié SSOSS et n’a pas pu rétablir le contenu précédent. { $cause } SSOSS contient peut-être des clés des deux contenus. Le contenu précédent est conservé dans HKLM\SOFTWARE\sso-escrow.
    .remedy = Ne démarrez pas le service ENTSSO. Relancez restore avec « --to live ». La commande affiche ce qu’elle rétablirait et demande d’abord votre accord.
live-no-service = Le service ENTSSO n’est pas installé sur cette machine. --restart-service ne peut donc pas le redémarrer.
    .remedy = Rien n’a été modifié. Vérifiez que c’est le bon serveur, ou omettez --restart-service.
live-service-gone = SSOSS a le contenu restauré, mais sso-escrow n’a pas pu redémarrer le service ENTSSO : ce service n’est plus installé sur cette machine.
    .remedy = Vous n’avez pas à restaurer de nouveau. Cherchez qui a supprimé le service pendant cette exécution. Installez de nouveau l’authentification unique de l’entreprise, et rejoignez le système SSO. Démarrez ensuite ENTSSO : net start ENTSSO
live-service = SSOSS a le contenu restauré, mais sso-escrow n’a pas pu redémarrer tous les services : { $cause }. Services arrêtés en ce moment : { $services }.
    .remedy = Vous n’avez pas à restaurer de nouveau. Examinez les services (services.msc) et le journal des événements. Démarrez ensuite vous-même les services arrêtés, ENTSSO en premier.

## Ruches hors connexion

hive-not-there = La ruche { $path } est introuvable.
    .remedy = Vérifiez le chemin. Sur le volume du serveur, le fichier est Windows/System32/config/SOFTWARE.
hive-no-folder = Le dossier { $path }, où la ruche devrait se trouver, est introuvable.
    .remedy = Vérifiez le chemin, et si le volume du serveur est monté. Sur ce volume, la ruche est Windows/System32/config/SOFTWARE.
hive-not-a-file = { $path } n’est pas un fichier ordinaire : c’est un lien, un dossier ou un périphérique.
    .remedy = Indiquez la ruche elle-même, et non un lien vers elle.
hive-names = { $path } porte { $count } noms (liens physiques). L’ancienne ruche subsisterait sous les autres noms.
    .remedy = Pour lister tous ses noms, exécutez : find { $volume } -xdev -samefile { $quoted }. Supprimez les autres noms s’ils sont inutiles. Ou travaillez sur une copie de la ruche, et mettez-la en place vous-même.
hive-read = Impossible de lire { $path } : { $cause }.
    .remedy = Montez le volume du serveur de façon à pouvoir le lire, puis relancez la commande.
hive-not-a-hive = { $path } n’est pas une ruche du Registre.
    .remedy = Indiquez le fichier Windows/System32/config/SOFTWARE. Ses fichiers .LOG1 et .LOG2 sont des journaux. Pour un fichier .reg, utilisez reg:.
hive-version = { $path } est une ruche de version { $version }. Cette version de sso-escrow traite les versions 1.3 à 1.6.
    .remedy = Écrivez plutôt un fichier d’inscription (reg:) et importez-le sur le serveur.
hive-checksum = L’en-tête de { $path } est endommagé : sa somme de contrôle est incorrecte.
    .remedy = Laissez Windows le réparer. Placez la ruche, avec ses fichiers .LOG1 et .LOG2 à côté, sur une machine Windows. Exécutez-y d’abord reg load HKLM\MEND RUCHE, puis reg unload HKLM\MEND. Ou utilisez une copie intacte de la ruche.
hive-damaged = { $path } est endommagée : sa structure est rompue à l’octet { $byte }.
    .remedy = Utilisez une copie intacte de la ruche. Ou écrivez un fichier d’inscription (reg:) et importez-le sur le serveur.
hive-too-large = { $path } dépasse 1 Gio, la limite de cette version de sso-escrow.
    .remedy = Écrivez plutôt un fichier d’inscription (reg:) et importez-le sur le serveur.
hive-dirty = Windows n’a pas terminé sa dernière écriture dans { $path }. Les modifications manquantes se trouvent dans les journaux de transactions et seraient perdues.
    .remedy = Laissez Windows appliquer les journaux. Placez la ruche, avec ses fichiers .LOG1 et .LOG2 à côté, sur une machine Windows. Exécutez-y d’abord reg load HKLM\MEND RUCHE, puis reg unload HKLM\MEND. Ou démarrez le serveur et arrêtez-le complètement : shutdown /s /f /t 0
hive-log-ahead = Le journal de transactions { $path } contient des modifications absentes de la ruche. Elles seraient perdues.
    .remedy = Laissez Windows appliquer le journal. Placez la ruche, avec ses journaux à côté, sur une machine Windows. Exécutez-y d’abord reg load HKLM\MEND RUCHE, puis reg unload HKLM\MEND. Si le journal appartient à une autre ruche, déplacez-le dans un autre dossier.
hive-other = { $path } n’est pas la ruche SOFTWARE : { $kind ->
        [unknown] ses clés n’indiquent pas de quelle ruche il s’agit
       *[other] ses clés ressemblent à celles de { $kind }
    }, et Windows l’a chargée sous le nom « { $name } ».
    .remedy = Indiquez le fichier SOFTWARE du dossier Windows/System32/config.
hive-other-nameless = { $path } n’est pas la ruche SOFTWARE : { $kind ->
        [unknown] ses clés n’indiquent pas de quelle ruche il s’agit
       *[other] ses clés ressemblent à celles de { $kind }
    }. Le fichier n’indique pas sous quel nom Windows l’a chargée.
    .remedy = Indiquez le fichier SOFTWARE du dossier Windows/System32/config.
hive-no-product = { $path } n’a pas de clé Microsoft\ENTSSO. L’authentification unique de l’entreprise n’est pas installée dans ce Windows.
    .remedy = Vérifiez que c’est la ruche du bon serveur. Si oui, installez-y d’abord l’authentification unique de l’entreprise. Arrêtez ensuite complètement le serveur, puis relancez la commande.
hive-tree = sso-escrow ne peut pas utiliser ce qui se trouve sous SSOSS dans { $path }. { $cause }
    .remedy = Examinez cette clé sur le serveur, dans l’Éditeur du Registre.
hive-in-use = Un autre processus a ouvert { $path }.
    .remedy = Pour trouver ce processus, exécutez : fuser -v { $quoted }. C’est peut-être une machine virtuelle, une sauvegarde ou une autre exécution de sso-escrow. Terminez-le, puis relancez la commande.
hive-changed = { $path } a été modifiée après avoir été lue par sso-escrow. Rien n’a été écrit.
    .remedy = Veillez à ce que personne d’autre ne travaille sur ce volume, puis relancez la commande.
hive-changing = { $path } a changé pendant que sso-escrow la lisait. Rien n’a été écrit.
    .remedy = Veillez à ce que personne d’autre ne travaille sur ce volume, puis relancez la commande.
hive-read-only = Le volume de { $path } est monté en lecture seule.
    .remedy = Si Windows n’a pas été arrêté correctement, démarrez-le d’abord et arrêtez-le complètement : shutdown /s /f /t 0. Montez ensuite le volume en écriture : mount -o remount,rw { $volume }
hive-hibernated = Le Windows auquel appartient { $path } est en veille prolongée ({ $file } l’indique). À son réveil, il écraserait ou endommagerait ce que sso-escrow écrirait maintenant.
    .remedy = Démarrez ce Windows et arrêtez-le complètement : shutdown /s /f /t 0. Son démarrage rapide est aussi une veille prolongée.
hive-no-room = Il n’y a pas assez d’espace libre à côté de { $path }. { $mib } Mio doivent être libres, pour la nouvelle ruche et pour la précédente.
    .remedy = Libérez de l’espace sur ce volume. Ou travaillez sur une copie de la ruche, et mettez-la en place vous-même.
hive-no-library = Pour écrire dans une ruche, sso-escrow a besoin de libhivex (libhivex.so.0), qui n’est pas installée sur cette machine.
    .remedy = Installez le paquet Debian : apt-get install libhivex0. Ou écrivez un fichier d’inscription (reg:), qui ne nécessite aucune bibliothèque.
hive-no-account = sso-escrow doit créer dans { $path } une clé que le service ENTSSO puisse lire. Il doit donc connaître le compte de ce service.
    .remedy = Indiquez le SID du compte avec --service-account. La ruche SYSTEM, à côté de celle-ci, donne le nom du compte (ControlSet00N\Services\ENTSSO, valeur ObjectName). Pour obtenir son SID, exécutez ceci dans PowerShell sur n’importe quelle machine de son domaine : ([System.Security.Principal.NTAccount]'DOMAIN\svc').Translate([System.Security.Principal.SecurityIdentifier]).Value
hive-long-value = La valeur « { $name } » compte { $bytes } octets. Hors connexion, on peut écrire au plus 16 344 octets dans une ruche.
    .remedy = Écrivez plutôt un fichier d’inscription (reg:) et importez-le sur le serveur.
hive-key-name = La clé « { $name } » ne peut pas être écrite dans une ruche hors connexion. Son nom n’est pas en ASCII pur, et Windows ne trouverait pas la clé.
    .remedy = Écrivez plutôt un fichier d’inscription (reg:) et importez-le sur le serveur.
hive-old-hive = Une exécution précédente a été interrompue après avoir mis une nouvelle ruche à la place de { $path }. La ruche précédente est { $old }, en clair.
    .remedy = Décidez quelle ruche garder. Pour garder la nouvelle, exécutez shred -u { $quoted_old } maintenant. Pour revenir à la précédente, exécutez plutôt mv { $quoted_old } { $quoted } maintenant. Relancez ensuite la commande.
hive-strange = { $path } fait obstacle. Ce fichier porte le nom d’un fichier de sso-escrow, mais n’en est pas un.
    .remedy = Déterminez ce que c’est, et déplacez-le dans un autre dossier. Relancez ensuite la commande.
hive-unreadable = sso-escrow ne peut pas savoir si { $path } est un fichier d’une exécution précédente, car il ne peut pas l’ouvrir : { $cause }.
    .remedy = Exécutez la commande sous un utilisateur qui peut lire ce fichier. S’il n’appartient pas à sso-escrow, déplacez-le dans un autre dossier.
hive-refused = libhivex a refusé de modifier { $path } : { $cause }. La ruche est inchangée.
    .remedy = Écrivez plutôt un fichier d’inscription (reg:) et importez-le sur le serveur.
hive-broken = libhivex a échoué en modifiant { $path }. Le système d’exploitation l’a arrêtée (signal { $signal }). La ruche est inchangée.
    .remedy = La ruche est peut-être inhabituelle. Écrivez plutôt un fichier d’inscription (reg:) et importez-le sur le serveur. Signalez cette erreur, avec le numéro du signal.
hive-ended = libhivex s’est arrêtée avant d’avoir terminé avec { $path }. La ruche est inchangée.
    .remedy = La ruche est peut-être inhabituelle. Écrivez plutôt un fichier d’inscription (reg:) et importez-le sur le serveur.
hive-slow = libhivex n’a pas terminé avec { $path } en { $seconds } secondes. sso-escrow l’a arrêtée. La ruche est inchangée.
    .remedy = Si cette machine est surchargée, relancez la commande lorsqu’elle ne l’est plus. Sinon, écrivez un fichier d’inscription (reg:) et importez-le sur le serveur.
hive-start = sso-escrow n’a pas pu démarrer le processus qui modifie la ruche : { $cause }.
    .remedy = Vérifiez que cette machine a assez de mémoire et n’exécute pas trop de processus. Relancez ensuite la commande.
hive-unsound = libhivex n’a pas apporté à { $path } les modifications voulues : { $why }. sso-escrow a rejeté son résultat. La ruche est inchangée.
    .remedy = Écrivez plutôt un fichier d’inscription (reg:) et importez-le sur le serveur.
cause-hive-elsewhere = elle a modifié quelque chose hors de SSOSS, à l’octet { $byte }
cause-hive-content = SSOSS ne contient pas ce qui était voulu
cause-hive-access = les droits d’accès d’une clé sous SSOSS sont faux
cause-hive-order = une liste de clés est dans le mauvais ordre, et Windows ne trouverait pas une clé
cause-hive-not-wiped = des octets du secret précédent sont encore dans le fichier
cause-hive-damage = la structure du nouveau fichier est rompue à l’octet { $byte }
hive-attributes = Les droits d’accès de { $path } n’ont pas pu être copiés sur le nouveau fichier ({ $attribute }). La ruche est inchangée.
    .remedy = Exécutez la commande en tant que root, avec le volume monté par ntfs-3g. Ou travaillez sur une copie de la ruche, et mettez-la en place vous-même.
hive-write = Impossible d’écrire { $path } : { $cause }. La ruche est inchangée.
    .remedy = Vérifiez que le volume est monté en écriture, qu’il a de l’espace libre et qu’il répond. Relancez ensuite la commande.
hive-read-back = sso-escrow a écrit un nouveau fichier à côté de { $path }, mais a relu autre chose. La ruche est inchangée.
    .remedy = Le disque est peut-être défaillant. Copiez le volume avant de continuer.
hive-left-behind = { $path } a été laissé par une exécution précédente et n’a pas pu être supprimé : { $cause }. Ce fichier peut contenir des secrets en clair. La ruche est inchangée.
    .remedy = Supprimez-le : shred -u { $quoted }. Relancez ensuite la commande.
hive-stays = sso-escrow n’a pas pu écrire la ruche. { $fault } De plus, { $path } n’a pas pu être supprimé : { $cause }. Ce fichier peut contenir des secrets en clair.
    .remedy = Supprimez ce fichier : shred -u { $quoted }. Corrigez ensuite le premier problème, puis relancez la commande.
hive-not-wiped = La nouvelle ruche est en place et a été relue. La ruche précédente n’a pas pu être effacée : { $cause }. Elle est encore à l’emplacement { $old }, en clair.
    .remedy = Supprimez-la : shred -u { $quoted_old }
hive-in-doubt = sso-escrow a mis une nouvelle ruche à la place de { $path }, mais n’a pu ni le confirmer ni l’annuler. La ruche précédente est { $old }.
    .remedy = Vérifiez que le volume répond encore. Pour revenir en arrière, exécutez mv { $quoted_old } { $quoted } maintenant. Seulement si la nouvelle ruche est bonne, supprimez la précédente : shred -u { $quoted_old }
hive-only-linux = Seule la version Linux de sso-escrow travaille sur des ruches hors connexion.
    .remedy = Démarrez le serveur auquel la ruche appartient, et utilisez-y live. Ou démarrez cette machine à partir d’un média Linux, et exécutez-y la commande.
hive-becomes-practice = { $target } reçoit un secret de répétition. Désormais, cette cible ne sert qu’aux répétitions.
    .remedy = Ne la placez pas dans un serveur de production.
hive-left-draft = Une exécution interrompue a laissé { $path }. C’est une partie d’une ruche inachevée, qui peut contenir un secret.
    .remedy = Vous n’avez rien à faire : la prochaine restauration dans cette ruche supprime ce fichier.
hive-left-same = Une exécution interrompue a laissé { $path }. C’est la ruche elle-même sous un second nom, ou une copie. Cette exécution n’avait rien modifié.
    .remedy = Vous n’avez rien à faire : la prochaine restauration dans cette ruche supprime ce fichier.
hive-left-half-wiped = Une exécution interrompue a laissé { $path }. C’est la ruche précédente, que cette exécution effaçait. La nouvelle ruche est en place.
    .remedy = Vous n’avez rien à faire : la prochaine restauration dans cette ruche supprime ce fichier.
hive-left-old = Une exécution interrompue a laissé { $path }. C’est la ruche précédente, entière. La nouvelle ruche est en place.
    .remedy = Décidez quelle ruche garder. Pour garder la nouvelle, exécutez shred -u { $quoted_old }. Pour revenir à la précédente, exécutez plutôt mv { $quoted_old } { $quoted }.
hive-left-strange = { $path } porte le nom d’un fichier de sso-escrow, mais n’en est pas un.
    .remedy = Déplacez-le dans un autre dossier avant de restaurer dans cette ruche.
hive-left-unreadable = { $path } porte le nom d’un fichier de sso-escrow, mais ne peut pas être ouvert : { $cause }.
    .remedy = Avant de restaurer dans cette ruche, rendez ce fichier lisible, ou déplacez-le dans un autre dossier.
hive-read-hibernated = Le Windows auquel appartient { $path } est en veille prolongée ({ $file } l’indique). Les modifications qu’il n’a pas encore écrites ne sont pas dans la ruche et manquent à ce qui est lu ici.
    .remedy = Démarrez ce Windows et arrêtez-le complètement (shutdown /s /f /t 0). Relancez ensuite la commande. Son démarrage rapide est aussi une veille prolongée.
sid-form = « { $text } » n’est pas un identificateur de sécurité (SID).
    .remedy = Écrivez-le comme le fait Windows, par exemple S-1-5-21-1004336348-1177238915-682003330-1105. Pour obtenir le SID d’un compte, exécutez ceci dans PowerShell sur n’importe quelle machine de son domaine : ([System.Security.Principal.NTAccount]'DOMAIN\svc').Translate([System.Security.Principal.SecurityIdentifier]).Value
sid-group = { $sid } est un groupe, et non le compte d’un service. D’autres personnes pourraient lire le secret.
    .remedy = Indiquez le SID du seul compte sous lequel le service ENTSSO s’exécute.
sid-not-run-under = Le service ENTSSO ne s’exécute pas sous { $sid } (événement { $event }) : { $cause }
    .remedy = Indiquez le SID du compte sous lequel le service s’exécute réellement : un compte du domaine, ou Service réseau (S-1-5-20).
hive-is-reg = { $path } est un fichier d’inscription, et non une ruche du Registre.
    .remedy = Indiquez-le comme un fichier d’inscription : reg:FICHIER
hive-one-key = { $path } est une ruche qui ne contient que la clé SSOSS, comme reg save l’écrit. sso-escrow peut la sauvegarder, mais pas y restaurer.
    .remedy = Indiquez la ruche SOFTWARE du serveur, ou écrivez un fichier d’inscription : --to reg:FICHIER

## Cartes à puce

cause-token-agree = calculer le secret partagé
cause-token-discovery = demander quel code PIN la carte utilise
cause-token-form = demander le facteur de forme de la carte
cause-token-metadata = demander les propriétés d’une clé ou d’un code PIN
cause-token-more = obtenir la suite d’une réponse
cause-token-object = lire un objet de données
cause-token-put = écrire un objet de données
cause-token-select = sélectionner l’application PIV
cause-token-serial = demander le numéro de série
cause-token-sign = signer
cause-token-tries = demander combien d’essais du code PIN restent
cause-token-tries-left = { $left } { $left ->
        [one] essai restant
       *[other] essais restants
    }
cause-token-tries-unknown = la carte n’indique pas combien d’essais restent
cause-token-verify = vérifier le code PIN
cause-token-version = demander la version du micrologiciel
token-denied = Le système n’autorise pas cet utilisateur à utiliser les cartes à puce.
    .remedy = { $platform ->
        [windows] Exécutez sso-escrow dans une invite de commandes ouverte en tant qu’administrateur.
       *[linux] Exécutez sso-escrow en tant qu’administrateur, ou demandez l’autorisation à l’administrateur (les règles polkit de pcscd).
    }
token-disturbed = Un autre programme a réinitialisé la carte du lecteur { $reader } pendant le travail.
    .remedy = Fermez les autres programmes qui utilisent des cartes à puce. Réessayez ensuite.
token-held = Un autre programme utilise la carte du lecteur { $reader }.{ $count ->
        [0] { "" }
       *[other] { " " }Programmes possibles : { $programs }.
    }
    .remedy = Fermez ce programme (pour scdaemon : gpgconf --kill scdaemon), ou touchez la carte si elle clignote. Réessayez ensuite.
token-interrupted = Le travail avec la carte à puce a été interrompu pendant que sso-escrow attendait la carte ou son lecteur.
    .remedy = Vérifiez que le lecteur est connecté et que la carte est insérée. Réessayez ensuite.
token-last-try = Il ne reste qu’un essai pour le code PIN de la carte. sso-escrow n’utilise jamais le dernier essai.
    .remedy = Trouvez d’abord le bon code PIN. Présentez-le ensuite à la carte avec un autre programme (yubico-piv-tool -a verify-pin, ykman piv) : le bon code PIN rétablit tous les essais. Définir un nouveau code PIN avec le code PUK les rétablit aussi (yubico-piv-tool -a unblock-pin).
token-malformed = La carte a donné une réponse non valide. Étape en cours : { $asked }.
    .remedy = Retirez la carte et insérez-la de nouveau. Réessayez ensuite. Si l’erreur se répète, la carte ou son lecteur est en panne, ou sso-escrow ne connaît pas ce type de carte.
token-mute = La carte du lecteur { $reader } ne répond pas.
    .remedy = Retirez la carte et insérez-la de nouveau, dans le bon sens. Si cela ne suffit pas, nettoyez ses contacts ou essayez un autre lecteur.
token-no-answer = La carte du lecteur { $reader } n’a pas répondu pendant { $seconds } { $seconds ->
        [one] seconde
       *[other] secondes
    }.
    .remedy = Retirez la carte et insérez-la de nouveau. Réessayez ensuite.
token-no-key = L’emplacement { $slot } de la carte ne contient pas de clé P-256.
    .remedy = Vérifiez que c’est la bonne carte. sso-escrow inspect file:DOSSIER montre avec quelle carte la part d’un média est scellée.
token-no-object = La carte ne contient pas d’objet de données { $id }.
    .remedy = Vérifiez que c’est la bonne carte et le bon objet de données.
token-no-point = La part contient une valeur qui n’est pas un point de la courbe P-256. sso-escrow ne l’a pas envoyée à la carte.
    .remedy = Cette part est endommagée, ou quelqu’un l’a créée pour extraire une clé d’une carte. Utilisez une autre copie, et cherchez qui a créé celle-ci.
token-no-reader = Aucun lecteur de cartes n’est branché, et aucune carte à puce avec lecteur intégré n’est insérée.
    .remedy = Branchez le lecteur ou insérez la carte à puce. Dans une machine virtuelle, attribuez aussi le périphérique USB à la machine virtuelle.
token-no-service = Le service de cartes à puce du système ne répond pas.
    .remedy = Démarrez le service : { $platform ->
        [windows] sc start SCardSvr
       *[linux] apt-get install pcscd, puis systemctl start pcscd.socket
    }
token-none = Aucun lecteur ne contient de carte à puce.
    .remedy = Insérez la carte à puce. Réessayez ensuite.
token-not-a-pin = Un code PIN ou PUK compte de 6 à 8 caractères : des chiffres, ou d’autres caractères ASCII si la carte les accepte. Aucun essai n’a été utilisé.
    .remedy = Saisissez-le de nouveau.
token-not-allowed = La carte n’a pas autorisé cette étape : { $asked }. Elle exige d’abord un code PIN ou la clé de gestion.
    .remedy = Réessayez : un autre programme a pu utiliser la carte entre-temps. Si l’erreur se répète, la clé exige quelque chose que sso-escrow ne fournit pas.
token-not-piv = La carte du lecteur { $reader } n’est pas une carte PIV, ou son application PIV est désactivée.
    .remedy = Insérez la bonne carte. Sur une YubiKey, ykman config usb --enable PIV active l’application.
token-not-touched = La carte attendait d’être touchée, mais personne ne l’a touchée à temps. Le code PIN n’est pas en cause, et aucun autre essai n’a été utilisé.
    .remedy = Réessayez, et touchez la partie métallique de la carte à puce dès qu’elle clignote.
token-object-id = La carte n’accepte pas l’objet de données { $id }.
    .remedy = Utilisez un objet de données de 5FC10D à 5FC120. Certaines cartes n’acceptent que les premiers.
token-other-card = La carte n’a pas pu prouver qu’elle est la carte attendue : sa clé de l’emplacement 9E est différente. sso-escrow ne lui a pas donné le code PIN.
    .remedy = Insérez la bonne carte. Si c’est pourtant la carte que vous vouliez insérer, elle a pu être échangée ou réinitialisée : gardez-la, et cherchez ce qui s’est passé.
token-pin-blocked = Le code PIN de la carte est bloqué.
    .remedy = Demandez à la personne qui détient le code PUK de définir un nouveau code PIN : yubico-piv-tool -a unblock-pin, ou ykman piv access unblock-pin. Les clés restent telles quelles. Ne réinitialisez pas la carte : cela les détruit. Si le code PUK est lui aussi bloqué ou perdu, plus rien ne peut ouvrir une part scellée avec cette carte : prévenez le responsable de la cérémonie : le jeu compte une part de moins.
token-puk-blocked = Le code PUK de la carte est bloqué : sso-escrow n’a pas pu le changer. Le nouveau code PIN est peut-être déjà en place.
    .remedy = Utilisez une autre carte : personne ne peut débloquer le code PIN de celle-ci. Ou, si plus rien sur cette carte n’est utile, réinitialisez-la (ykman piv reset), puis relancez la commande. Une réinitialisation détruit ses clés.
token-pulled = La carte du lecteur { $reader } a été retirée pendant le travail.
    .remedy = Insérez la carte et laissez-la en place jusqu’à la fin du travail. Réessayez ensuite.
token-empty-reader = Le lecteur { $reader } est vide.
    .remedy = Insérez la carte et laissez-la en place jusqu’à la fin du travail. Réessayez ensuite.
token-refused = La carte a refusé cette étape : { $asked }. Elle a répondu par l’état { $status }.
    .remedy = Retirez la carte et insérez-la de nouveau. Réessayez ensuite. Si l’erreur se répète, signalez-la, avec l’état et le type de carte.
token-several = Plusieurs cartes à puce sont insérées : { $tokens }.
    .remedy = Indiquez la bonne par son numéro de série (piv:NUMÉRO), ou retirez les autres.
token-system = Le service de cartes à puce du système a échoué : { $text } ({ $code }).
    .remedy = Retirez la carte et insérez-la de nouveau. Réessayez ensuite. Si l’erreur se répète, redémarrez le service ({ $platform ->
        [windows] sc stop SCardSvr, puis sc start SCardSvr
       *[linux] systemctl restart pcscd
    }). Si cela ne suffit pas, signalez l’erreur, avec son code.
token-too-large = La carte n’a pas assez de place pour { $bytes } octets dans l’objet de données { $id }. Rien n’a été écrit.
    .remedy = Utilisez une carte qui a plus de place, ou supprimez de celle-ci ce qui ne sert plus.
token-tries-unknown = La carte n’indique pas combien d’essais du code PIN restent, et personne n’a confirmé l’utilisation d’un essai. Aucun essai n’a été utilisé.
    .remedy = Vérifiez d’abord que le code PIN est le bon. Relancez ensuite la commande dans un terminal, et confirmez qu’elle peut utiliser un essai.
token-two-alike = Deux cartes à puce insérées portent le numéro { $token }. Leurs lecteurs : { $readers }.
    .remedy = Retirez l’une des deux cartes. Deux cartes ne doivent pas avoir le même numéro : cherchez laquelle est authentique.
token-reader-gone = Le lecteur « { $reader } » n’est plus branché.
    .remedy = Branchez-le de nouveau. Si le lecteur est intégré à la carte à puce, insérez de nouveau la carte à puce. Laissez-le branché jusqu’à la fin du travail. Réessayez ensuite.
token-wanted = La carte à puce { $token } n’est pas insérée.{ $count ->
        [0] { "" }
       *[other] { " " }Cartes insérées : { $others }.
    }
    .remedy = Insérez-la. Réessayez ensuite.
token-wrong-pin = Le code PIN est incorrect : { $tries }.
    .remedy = Vérifiez que c’est le code PIN de cette carte, et non son code PUK. Saisissez-le ensuite de nouveau.
cause-token-administrate = présenter la clé de gestion
token-no-management-key = La carte indique que le code PIN protège sa clé de gestion, mais aucune clé de gestion n’y est enregistrée.
    .remedy = Définissez une clé de gestion protégée par le code PIN : ykman piv access change-management-key --generate --protect.
token-not-a-management-key = Ce n’est pas une clé de gestion. Une clé de gestion compte 32, 48 ou 64 chiffres hexadécimaux.
    .remedy = Saisissez-la de nouveau. La personne qui a configuré la carte la connaît.
token-occupied = L’objet de données { $id } de la carte est déjà utilisé. Rien n’a été écrit.
    .remedy = Réessayez : sso-escrow cherche alors le prochain objet de données libre.
token-other-key = La part est scellée avec une autre clé que celle de l’emplacement { $slot } de la carte.
    .remedy = Insérez la bonne carte. Si quelqu’un a créé une nouvelle clé dans cet emplacement, la part scellée avec l’ancienne est perdue.
token-read-back = sso-escrow a écrit dans l’objet de données { $id } de la carte, mais la relecture montre un contenu différent. sso-escrow a ensuite essayé de supprimer l’objet de données.
    .remedy = Examinez d’abord la carte (sso-escrow token inspect piv:). Réessayez ensuite. Si l’erreur se répète, utilisez une autre carte.
token-still-there = sso-escrow a supprimé l’objet de données { $id } de la carte, mais il s’y trouve toujours.
    .remedy = Examinez d’abord la carte (sso-escrow token inspect piv:). Si la part y est encore, elle s’ouvre avec le code PIN de cette carte. Supprimez-la avec un autre programme, ou protégez la carte autant que la part.
token-wrong-management-key = Ce n’est pas la clé de gestion de la carte.
    .remedy = Demandez la bonne clé à la personne qui a configuré la carte. Après ykman piv access change-management-key --protect, le code PIN protège la clé, et sso-escrow la trouve sur la carte.

## Parts sur cartes à puce

share-card-failed = La carte à puce { $token } n’a pas ouvert la part à l’emplacement { $place } (marquée « part { $x }, { $name } »).
    .remedy = sso-escrow ignore cette part. Les autres porteurs peuvent encore réunir le quorum. Pour réessayer, corrigez le problème de la carte, puis présentez de nouveau cette part.
share-wrong-pin = La carte à puce { $token } n’a pas reçu le bon code PIN. La part à l’emplacement { $place } (marquée « part { $x }, { $name } ») n’a donc pas été ouverte.
    .remedy = sso-escrow ignore cette part. Pour l’utiliser, relancez la commande avec le bon code PIN.
share-other-card = La carte insérée n’est pas la carte à puce { $token }. La part à l’emplacement { $place } (marquée « part { $x }, { $name } ») n’a donc pas été ouverte.
    .remedy = sso-escrow ignore cette part. Pour l’utiliser, relancez la commande avec cette carte insérée.
share-of-other-card = La part à l’emplacement { $place } est scellée avec une autre carte à puce : { $token }.
    .remedy = Indiquez cette carte : { $location }. Ou indiquez seulement le fichier, car la part précise quelle carte l’ouvre : { $file }
share-of-no-card = La part à l’emplacement { $place } est scellée avec un mot de passe, et non avec une carte à puce.
    .remedy = Indiquez seulement le fichier : { $file }
card-no-share = Il n’y a aucune part sur la carte à puce { $card }.
    .remedy = Vérifiez que c’est la bonne carte. Une part scellée avec une carte peut aussi se trouver sur un média.
card-no-share-of-set = La carte à puce { $card } contient des parts, mais aucune du jeu « { $set } ». Elle contient des parts de : { $sets }
    .remedy = Vérifiez que c’est la bonne carte et le bon jeu.
card-several-sets = La carte à puce { $card } contient des parts de plusieurs jeux : { $sets }.
    .remedy = Indiquez le bon jeu : --set et les 8 premiers caractères de son ID.
card-several-shares = La carte à puce { $card } contient plusieurs parts d’un même jeu. sso-escrow ne crée jamais un tel jeu.
    .remedy = Examinez la carte (sso-escrow inspect piv:), et cherchez qui y a écrit ces parts.
card-no-pin = Personne n’a donné le code PIN de la carte à puce { $token }.
    .remedy = Relancez la commande quand le porteur pourra saisir le code PIN.
card-no-management-key = Personne n’a donné la clé de gestion de la carte à puce { $token }.
    .remedy = Relancez la commande quand la personne qui a configuré la carte pourra saisir la clé. Ou protégez la clé par le code PIN : ykman piv access change-management-key --protect.
card-bad-share = L’objet de données { $object } de la carte à puce { $card } commence comme une part, mais n’est pas une part valide : { $cause }
    .remedy = sso-escrow l’ignore. Utilisez une autre copie de cette part. S’il n’en existe pas d’autre, prévenez le responsable de la cérémonie : le jeu compte une part de moins.
passwords-from-with-cards = Plusieurs cartes sont désignées seulement par piv: sans numéro de série. sso-escrow ne peut pas savoir d’avance à quelle carte correspond chaque code PIN.
    .remedy = Indiquez les cartes par leurs numéros de série (piv:NUMÉRO), ou omettez --passwords-from.

## Préparation des cartes à puce

cause-token-change = changer le code PIN ou le code PUK
cause-token-generate = créer une clé
cause-token-manage = définir une nouvelle clé de gestion
provision-already-for = La carte est déjà préparée pour { $custodian }. Rien n’a été modifié.
    .remedy = Utilisez cette carte pour { $custodian }, ou utilisez une autre carte. sso-escrow ne supprime jamais une clé d’une carte.
provision-card-key-other = L’emplacement 9E de la carte contient une clé qui n’est pas une clé P-256. sso-escrow ne l’a pas modifiée.
    .remedy = Utilisez une autre carte, ou demandez à la personne qui utilise cette clé de la supprimer.
provision-card-key-unknown = L’emplacement 9E de la carte contient une clé sans certificat, et la carte n’indique pas de quelle clé il s’agit. sso-escrow ne l’a pas modifiée.
    .remedy = Utilisez une autre carte. Ou demandez à la personne qui utilise cette clé d’importer son certificat, ou de supprimer la clé.
provision-card-object-other = À la place du certificat de l’emplacement 9E (5FC101), la carte contient quelque chose que sso-escrow ne peut pas lire comme certificat. sso-escrow ne l’a pas modifié.
    .remedy = Utilisez une autre carte, ou demandez à la personne qui utilise cette carte de supprimer cet objet de données.
provision-factory-secret = C’est le code PIN ou PUK d’usine, que tout le monde connaît.
    .remedy = Choisissez-en un autre.
provision-easy-secret = Ce code PIN ou PUK répète un seul caractère, ou ses caractères se suivent dans l’ordre. C’est l’un des premiers qu’un voleur essaie.
    .remedy = Choisissez-en un autre.
provision-lines = --passwords-from doit fournir exactement { $lines } lignes pour cette carte, mais en fournit un autre nombre.
    .remedy = Écrivez à la ligne 1 le code PIN que la carte a ou doit avoir. Écrivez à la ligne 2 son code PUK ; laissez cette ligne vide si la carte a déjà un code PUK autre que celui d’usine. S’il faut trois lignes, écrivez la clé de gestion à la ligne 3.
usage-card = Il faut indiquer ici une carte à puce, et non { $place }.
    .remedy = Écrivez piv: et le numéro de série de la carte, ou seulement piv: sans numéro.
usage-custodian = Le nom du porteur est vide.
    .remedy = Indiquez le porteur qui reçoit la carte : --name NOM.
usage-slot = --slot n’accepte pas « { $written } ».
    .remedy = Indiquez un emplacement de 82 à 95 : --slot 83. Pour une seule carte, ajoutez son numéro de série : --slot 12345678=83.
usage-slot-of-card = --slot n’accepte pas « { $written } ».
    .remedy = Indiquez un emplacement de 82 à 95 : --slot 83. La commande prépare une seule carte : n’ajoutez pas de numéro de série.
usage-object = --object n’accepte pas « { $written } ».
    .remedy = Indiquez un objet de données de 5FC10D à 5FC120, où sso-escrow cherche les parts : --object 5FC11A. Pour une seule carte, ajoutez son numéro de série : --object 12345678=5FC11A.
usage-id-twice = { $option } est indiqué deux fois pour la même carte, ou deux fois sans numéro de série.
    .remedy = Indiquez cette option une fois par carte, et au plus une fois sans numéro de série, pour toutes les autres cartes.
usage-id-unused = { $option } désigne la carte à puce { $token }, mais cette carte ne reçoit aucune part. Rien n’a été écrit.
    .remedy = Corrigez le numéro de série, ou omettez cette option.
usage-object-unused = --object désigne un objet de données de la carte à puce { $token }, mais la part de cette carte va sur un média. Rien n’a été écrit.
    .remedy = Omettez --object { $token }=…. Ou écrivez la part sur la carte : piv:{ $token } sans file:.
provision-already-in = La carte a déjà une clé pour les parts, dans l’emplacement { $slot }. sso-escrow n’a pas modifié cette clé.
    .remedy = Omettez --slot, ou indiquez l’emplacement { $slot }.
provision-slot-in-use = L’emplacement { $slot } de la carte est utilisé. sso-escrow ne l’a pas modifié.
    .remedy = Indiquez un autre emplacement, ou omettez --slot : sso-escrow utilise alors le premier emplacement libre.
provision-no-such-slot = L’emplacement { $slot } n’existe pas sur cette carte.
    .remedy = Indiquez un autre emplacement, ou omettez --slot : sso-escrow utilise alors le premier emplacement libre.
provision-card-key-guarded = La clé de l’emplacement 9E de la carte exige le code PIN. La carte ne peut donc pas prouver son identité avant de le recevoir. Elle ne peut pas recevoir de part.
    .remedy = Utilisez une autre carte. Ou créez dans l’emplacement 9E une clé qui n’exige pas de code PIN, si le programme du fabricant de la carte le permet : yubico-piv-tool -a generate -s 9e --pin-policy never.
provision-not-factory-pin = La carte a refusé le code PIN d’usine, qu’elle devait pourtant avoir. Un essai a été utilisé.
    .remedy = Relancez la commande, et donnez le code PIN que la carte a réellement. Si la carte elle-même indique qu’elle a le code PIN d’usine, définissez d’abord le code PIN avec un autre programme (ykman piv access change-pin). Si l’erreur se répète, n’utilisez pas cette carte.
provision-not-factory-puk = La carte a refusé le code PUK d’usine, alors qu’elle indique qu’elle l’a. Un essai a été utilisé. Le nouveau code PIN est peut-être déjà en place.
    .remedy = Définissez d’abord le code PUK avec un autre programme (ykman piv access change-puk). Relancez ensuite la commande. Si l’erreur se répète, n’utilisez pas cette carte.
provision-full = La carte est pleine : aucun emplacement de 82 à 95 n’est libre pour une clé. sso-escrow n’en a modifié aucun.
    .remedy = Utilisez une autre carte, ou supprimez de celle-ci ce qui ne sert plus.
provision-key-differs = La carte a créé une clé dans l’emplacement { $slot }, mais elle y indique une clé différente.
    .remedy = N’utilisez pas cette carte.
provision-needs-management-key = La clé de gestion de la carte n’est pas celle d’usine, et le code PIN ne la protège pas.
    .remedy = Relancez la commande dans un terminal, sans --passwords-from. La personne qui a défini la clé de gestion la saisit alors : 32, 48 ou 64 chiffres hexadécimaux.
provision-needs-puk = La carte a peut-être le code PUK d’usine, que tout le monde connaît, et aucun nouveau code PUK n’a été donné.
    .remedy = Donnez un nouveau code PUK de 6 à 8 caractères.
provision-other-token = Une autre carte est maintenant insérée : { $token }. Rien n’y a été modifié.
    .remedy = Insérez la bonne carte et laissez-la en place jusqu’à la fin du travail. Réessayez ensuite.
provision-plain = La carte n’accepte pas les commandes de Yubico ; sso-escrow ne peut donc pas la préparer. Rien n’a été modifié.
    .remedy = Préparez-la avec le programme de son fabricant, ou avec les lignes que sso-escrow a affichées. Pour changer le code PIN, le code PUK et la clé de gestion, utilisez -a change-pin, -a change-puk et -a set-mgm-key.
provision-pin-not-taken = La carte a refusé le nouveau code PIN : ses propres règles ne l’autorisent pas. La carte garde son code PIN précédent.
    .remedy = Choisissez un autre code PIN. Les cartes de la série FIPS exigent 8 caractères. Certaines cartes refusent les codes PIN faciles à deviner.
provision-puk-not-taken = La carte a refusé le nouveau code PUK : ses propres règles ne l’autorisent pas. La carte garde son code PUK précédent. Le nouveau code PIN est peut-être déjà en place.
    .remedy = Choisissez un autre code PUK. Les cartes de la série FIPS exigent 8 caractères. Certaines cartes refusent les codes PUK faciles à deviner.
provision-printed-in-use = La carte contient déjà d’autres données à la place prévue pour sa clé de gestion (5FC109, informations imprimées). sso-escrow n’a modifié ni ces données ni la clé.
    .remedy = Changez la clé de gestion avec le programme qui a configuré la carte, et relancez cette commande avec cette clé. Ou utilisez une autre carte.
provision-puk-last-try = Il ne reste qu’un essai pour le code PUK de la carte. sso-escrow n’utilise jamais le dernier essai.
    .remedy = Trouvez d’abord le bon code PUK. Changez-le ensuite vous-même : ykman piv access change-puk.
provision-tries-unknown = La carte n’indique pas combien d’essais du code PIN restent. Pour préparer une carte, sso-escrow n’utilise un essai que si elle indique ce nombre. Aucun essai n’a été utilisé.
    .remedy = Retirez la carte et insérez-la de nouveau : une carte déverrouillée par un autre programme n’indique souvent pas ce nombre. Relancez ensuite la commande. Si l’erreur se répète, utilisez une autre carte.
provision-read-back = sso-escrow a écrit dans l’objet de données { $id } de la carte, mais la relecture montre un contenu différent.
    .remedy = Relancez la commande : elle reprend où elle s’est arrêtée. Si l’erreur se répète, n’utilisez pas cette carte.
attest-no-chain = Aucune chaîne de signatures ne mène de l’attestation de la carte à l’un des certificats racines.
    .remedy = Vérifiez que le fichier contient la racine du fabricant pour les cartes de cet âge, et les certificats intermédiaires. S’il les contient, la carte n’est pas de ce fabricant, ou sa clé F9 a été remplacée.
attest-no-pin = La carte indique que sa clé fonctionne sans code PIN : toute personne qui a la carte pourrait ouvrir la part.
    .remedy = Créez une autre clé : sso-escrow token provision piv: --name NOM
attest-no-root = Le fichier ne contient pas de certificat racine. Un certificat racine est signé par lui-même.
    .remedy = Ajoutez le certificat racine du fabricant, au format PEM. firmware-notes/ indique d’où il vient.
attest-not = La carte n’atteste pas sa clé. Soit elle ne le peut pas, soit la clé n’a pas été créée dans la carte.
    .remedy = Utilisez une carte qui atteste sa clé. Ou acceptez que rien ne montre d’où vient la clé : --waive attestation.
attest-not-pem = Le fichier des certificats racines ne contient aucun certificat au format PEM.
    .remedy = Indiquez un fichier de certificats au format PEM, chacun entre BEGIN CERTIFICATE et END CERTIFICATE.
attest-bad-certificate = Le certificat n° { $number } du fichier des certificats racines est illisible.
    .remedy = Obtenez de nouveau le fichier auprès du fabricant. Si seul ce certificat est endommagé et s’il n’est pas utile, supprimez-le du fichier.
attest-other-firmware = L’attestation de la carte concerne le micrologiciel { $said }, mais la carte en a un autre.
    .remedy = Gardez la carte, et cherchez pourquoi. Une carte authentique ne fait pas cela.
attest-other-key = L’attestation de la carte concerne une autre clé que celle de l’emplacement.
    .remedy = Gardez la carte, et cherchez pourquoi. Une carte authentique ne fait pas cela.
attest-other-serial = L’attestation de la carte concerne une autre carte à puce : { $said }.
    .remedy = Gardez la carte, et cherchez pourquoi. Une carte authentique ne fait pas cela.
attest-silent = Il manque à l’attestation de la carte des informations obligatoires : micrologiciel, numéro de série ou règles.
    .remedy = Utilisez une carte dont l’attestation les contient, ou acceptez celle-ci : --waive attestation.
cause-token-attest = attester une clé
firmware-eucleak = Le micrologiciel de la carte à puce { $token } a la faiblesse EUCLEAK (CVE-2024-45678). Elle touche les versions antérieures à 5.7.0, et antérieures à 5.7.2 pour les séries FIPS et Bio. Une carte qui n’indique pas sa série est traitée comme une carte de ces séries. Un attaquant qui a la carte pendant des heures, l’ouvre et la mesure pendant qu’elle signe avec ECDSA obtient la clé de signature. Cela concerne les clés 9E, qui signe sans code PIN, et 9C. Avec une copie de la clé 9E, une autre carte peut passer pour celle-ci. La clé P-256 qui ouvre la part sert à l’accord de clé, qui n’a pas été attaqué.
    .remedy = Utilisez une carte avec le micrologiciel 5.7.2 ou ultérieur. Le micrologiciel ne peut pas être changé. --waive firmware accepte cette carte : gardez-la alors dans un sachet scellé, et remplacez-la si le sceau est rompu.
firmware-forgets-pin = Si un programme demande combien d’essais restent, le micrologiciel 5.3.1 de la carte à puce { $token } oublie que le code PIN a été présenté. Cela n’affaiblit aucune clé. sso-escrow ne le demande pas à ce moment, mais d’autres programmes peuvent échouer.
    .remedy = Utilisez une carte avec un autre micrologiciel, ou acceptez celle-ci : --waive firmware.
firmware-power-up = La carte à puce { $token } a le micrologiciel 4.4.2 ou 4.4.4 de la série FIPS (YSA-2019-02). Ses premières valeurs aléatoires après la mise sous tension sont en partie prévisibles. Les signatures de ses clés P-256 (9E, 9C) peuvent révéler ces clés. Une clé P-256 créée juste après la mise sous tension est plus faible qu’elle ne devrait l’être, y compris celle qui ouvre la part.
    .remedy = N’utilisez pas cette carte. Son fabricant a remplacé ces cartes. --waive firmware l’accepte.
firmware-roca = La carte à puce { $token } a un micrologiciel de 4.2.6 à 4.3.4 (ROCA, CVE-2017-15361). Les clés RSA créées sur cette carte peuvent être calculées à partir de leurs clés publiques. sso-escrow n’utilise que des clés P-256, qui ne sont pas concernées.
    .remedy = N’utilisez pas les clés RSA de cette carte. Utilisez une carte avec un micrologiciel plus récent, ou acceptez celle-ci : --waive firmware.
prepared-full = La carte est pleine : elle n’a pas d’objet de données libre pour une part de plus.
    .remedy = Utilisez une autre carte, ou supprimez de celle-ci ce qui ne sert plus. sso-escrow token inspect piv: montre ce qu’elle contient.
prepared-no-card-key = La carte n’a pas de clé P-256 dans l’emplacement 9E. Elle a besoin de cette clé pour prouver son identité.
    .remedy = Pour créer la clé, exécutez sso-escrow token provision piv: --name NOM. Sur une carte qui n’est pas une YubiKey, exécutez yubico-piv-tool -a generate -s 9e -A ECCP256, puis importez son certificat.
prepared-no-name = La carte n’a ni numéro de série ni CHUID avec un GUID : rien ne la distingue d’une autre carte.
    .remedy = Donnez-lui un CHUID : yubico-piv-tool -a set-chuid.
prepared-no-such-key = L’emplacement { $slot } de la carte n’a pas de clé P-256 avec un certificat.
    .remedy = Utilisez un emplacement qui en a une. sso-escrow token inspect piv: les montre.
prepared-not = La carte n’est pas préparée : aucun de ses emplacements 82 à 95 n’a de clé P-256 avec un certificat.
    .remedy = Préparez-la : sso-escrow token provision piv: --name NOM
prepared-not-plain = La carte n’est pas préparée : aucun de ses emplacements 82 à 95 n’a de clé P-256 avec un certificat. La carte n’est pas une YubiKey.
    .remedy = Préparez-la avec le programme de son fabricant, ou avec yubico-piv-tool. Créez d’abord les clés : -a generate -s 82 -A ECCP256 -o key.pem, et de même avec -s 9e. Importez ensuite un certificat pour chaque clé : -a import-certificate -s 82 -i certificate.pem. docs/cards.md donne toutes les lignes de commande.
prepared-object-in-use = L’objet de données { $object } de la carte a déjà un contenu. sso-escrow ne l’a pas modifié.
    .remedy = Indiquez un autre objet de données, ou omettez --object : sso-escrow utilise alors l’objet de données libre le plus haut.
prepared-object-of-key = L’objet de données { $object } de la carte est vide, mais c’est la place du certificat de la clé de l’emplacement { $slot }.
    .remedy = Indiquez un autre objet de données, ou omettez --object : sso-escrow utilise alors l’objet de données libre le plus haut.
prepared-no-object = L’objet de données { $object } n’existe pas sur cette carte.
    .remedy = Indiquez un autre objet de données, ou omettez --object : sso-escrow utilise alors l’objet de données libre le plus haut.
prepared-other-key = Le certificat de l’emplacement { $slot } de la carte concerne une autre clé que celle de cet emplacement.
    .remedy = Si personne ne sait comment cela s’est produit, n’utilisez pas la carte. Sinon, préparez-la de nouveau : sso-escrow token provision piv: --name NOM
prepared-several = La carte a plusieurs clés P-256, dans les emplacements { $slots }, et aucun emplacement n’a été indiqué.
    .remedy = Indiquez l’emplacement : --slot 83, ou --slot 12345678=83 s’il y a plusieurs cartes.
generate-not-voided-card = Le jeu est nul, et la part destinée à { $name } est peut-être encore sur la carte à puce { $token } : { $path }
    .remedy = Cette part n’appartient à aucun jeu et n’ouvre rien. Vous pouvez la supprimer de la carte à tout moment. Relancez la commande depuis le début.
attest-no-roots = Aucun certificat racine n’a été indiqué ; sso-escrow ne peut donc pas vérifier l’attestation de la carte à puce { $token }. Rien ne montre que sa clé a été créée dans la carte.
    .remedy = Indiquez les certificats racines du fabricant avec --attestation-root FICHIER, ou acceptez cela : --waive attestation.
management-needs-terminal = Quelqu’un doit saisir la clé de gestion de la carte à puce { $token }, mais il n’y a pas de terminal.
    .remedy = Exécutez la commande dans un terminal. Ou protégez la clé de gestion par le code PIN : ykman piv access change-management-key --protect.
card-has-share = La carte à puce { $token } est déjà utilisée pour une autre part de ce jeu, celle destinée à { $name }. Chaque carte ne peut recevoir qu’une part d’un jeu.
    .remedy = Utilisez une carte différente pour chaque porteur.
envelope-two-places =
    Le contenu est trop long pour les parts ; un fichier d’enveloppe le contient donc. L’enveloppe ne serait que dans { $places } { $places ->
            [one] emplacement
           *[other] emplacements
        }, mais il en faut au moins deux.
    .remedy = Indiquez d’autres emplacements avec --envelope file:DOSSIER, une fois pour chacun. À côté de chaque part sur un média, sso-escrow écrit de toute façon une enveloppe.
usage-envelope = { $place } ne peut pas recevoir d’enveloppe.
    .remedy = Écrivez file: et le chemin d’un dossier.
card-weak-firmware = Le micrologiciel { $firmware } de la carte à puce { $token } a des faiblesses connues : { $names }. sso-escrow ouvre la part malgré tout.
    .remedy = sso-escrow token inspect piv:{ $token } explique ces faiblesses. Scellez de nouveau la part avec une carte au micrologiciel plus récent.
reseal-new-left = La nouvelle part est inutilisable, et se trouve peut-être encore à l’emplacement { $path }. L’ancienne part est inchangée.
    .remedy = Examinez la carte (sso-escrow token inspect piv:). Réessayez ensuite avec cette carte ou avec une autre.
reseal-envelope-elsewhere = Le contenu de ce jeu est dans un fichier d’enveloppe, mais il n’y a pas de fichier d’enveloppe à côté de la nouvelle part.
    .remedy = Gardez les fichiers d’enveloppe existants. Sans fichier d’enveloppe, aucun quorum ne peut restaurer le contenu.
usage-choice = { $option } n’accepte pas « { $value } ».
    .remedy = Utilisez l’une de ces valeurs : { $known }.
usage-empty-path = Un chemin est vide.
    .remedy = Indiquez le chemin d’un fichier ou d’un dossier.
completions-script = sso-escrow n’a pas pu écrire le script de complétion.
    .remedy = C’est un défaut de sso-escrow. Signalez-le.
man-not-written = sso-escrow n’a pas pu écrire la page de manuel : { $cause }.
    .remedy = C’est un défaut de sso-escrow. Signalez-le.
prepared-unreadable = sso-escrow ne peut pas lire le certificat dans ces emplacements de la carte : { $slots }. Il n’en connaît donc pas les clés.
    .remedy = Importez pour chaque clé un certificat en DER ou en PEM, et non d’un autre type, puis réessayez. docs/cards.md contient les lignes de commande.

## Transcripts, and the two rounds of a new set

media-in-use = Une autre exécution de sso-escrow écrit dans { $path }.
    .remedy = Attendez la fin de cette exécution, ou arrêtez-la.
transcript-other-file = { $path } n’est pas le procès-verbal de cette exécution, ou quelqu’un l’a modifié.
    .remedy = Insérez le média des fiches, ou indiquez un autre dossier.
transcript-unusable = { $path } n’est pas un procès-verbal, ou quelqu’un l’a modifié : ligne { $line } ({ $reason }).
    .remedy = Utilisez une autre copie. docs/transcript.md explique la raison.
transcript-lost = Le procès-verbal ne peut pas être continué : son média a refusé une ligne, et aucun autre dossier n’a été indiqué.
    .remedy = Corrigez ce que nomme le message précédent. Relancez ensuite la commande avec le même dossier.
records-needed = Un jeu de production demande un procès-verbal, et aucun dossier pour les fiches n’a été indiqué. Sans procès-verbal, personne ne peut montrer plus tard ce qui s’est passé, et une exécution interrompue ne peut pas être continuée.
    .remedy = Indiquez un dossier sur un média qui reste inséré : --records DOSSIER.
records-not-kept = { $path } est perdu à l’extinction de la machine : le procès-verbal ne peut donc pas s’y trouver.
    .remedy = Indiquez un dossier sur un média qui reste inséré, ou sur un disque.
share-pending = Le nom de la part dans { $place } dit que sa cérémonie n’a pas été terminée. Le nom n’est pas une preuve : le procès-verbal de la cérémonie montre si le jeu est bon.
    .remedy = Si les mots du jeu figurent sur la fiche du porteur, continuez. Sinon, le jeu est peut-être nul : demandez au responsable de la cérémonie.
share-dead = La part { $x } ({ $name }) est inutilisable. Elle est encore sur son média, mais ne compte plus.
    .remedy = Écrivez « inutilisable » sur la fiche de cette part. Remplacez bientôt le jeu : il a une part de moins à perdre.
finish-not-here = La part destinée à { $name } n’est pas dans { $place }.
    .remedy = Insérez le média qui a reçu cette part au premier tour.
finish-other-file = Le fichier dans { $place } n’est pas la part que { $name } a reçue au premier tour. Le média a été échangé, ou le fichier modifié.
    .remedy = Retrouvez le média du premier tour. S’il est introuvable, arrêtez : quelqu’un d’autre a peut-être cette part.
finish-no-share = { $place } ne contient aucune des parts qui restent à terminer.
    .remedy = Insérez le média de l’un des porteurs nommés.
finish-record-wrong = Les mots de la fiche ({ $name }) ne sont pas ceux de ce jeu.
    .remedy = Corrigez la fiche : recopiez les huit mots d’après celle d’un autre porteur. Réessayez ensuite.
finish-stopped = Vous avez arrêté le second tour.
    .remedy = Relancez la même commande pour continuer.
ceremony-paused = Le jeu est bon, mais les parts de ces porteurs sont encore en attente : { $names }.
    .remedy = Relancez la même commande, avec le même dossier pour les fiches. sso-escrow termine ces parts. N’utilisez pas avant cela un secret généré.
ceremony-unfinished = Le jeu est bon, mais les parts de ces porteurs sont encore en attente : { $names }. Il n’y a pas de procès-verbal : sso-escrow ne peut donc pas continuer cette exécution.
    .remedy = Les parts s’ouvrent avec les mots du jeu des fiches. Terminez chaque part avec son porteur : sso-escrow verify --finish EMPLACEMENT.
resume-several = Le dossier des fiches contient deux exécutions interrompues qui pourraient être continuées. La seconde est { $path }.
    .remedy = Déplacez le procès-verbal de l’une d’elles dans un autre dossier. Relancez ensuite la commande.
resume-void-gone = Une exécution précédente a été interrompue avant la confirmation des mots du jeu ({ $path }). Son jeu est nul. Ces parts ont été écrites, ou l’ont peut-être été : { $shares }. Aucun quorum de ce jeu n’existe ; son secret a disparu.
    .remedy = Examinez les médias de ces parts et supprimez ce qui s’y trouve : sso-escrow void. Cette exécution recommence. Si les fiches de cette exécution ont été déplacées dans un autre dossier, indiquez plutôt ce dossier.
resume-void-quorum = Une exécution précédente a été interrompue avant la confirmation des mots du jeu ({ $path }). Son jeu est nul. Ces parts ont été écrites, ou l’ont peut-être été : { $shares }. Un quorum d’entre elles peut encore ouvrir ce jeu.
    .remedy = Supprimez ces parts : sso-escrow void. N’utilisez pas le secret de ce jeu. Cette exécution recommence. Si les fiches de cette exécution ont été déplacées dans un autre dossier, indiquez plutôt ce dossier.
resume-void-in-use = Une exécution précédente a été interrompue avant la confirmation des mots du jeu ({ $path }). Son jeu est nul. Ces parts ont été écrites, ou l’ont peut-être été : { $shares }. Ce sont des parts du secret en service, mais moins qu’un quorum.
    .remedy = Examinez les médias de ces parts et supprimez ce qui s’y trouve : sso-escrow void. Cette exécution recommence. Si les fiches de cette exécution ont été déplacées dans un autre dossier, indiquez plutôt ce dossier.
resume-void-quorum-in-use = Une exécution précédente a été interrompue avant la confirmation des mots du jeu ({ $path }). Son jeu est nul. Ces parts ont été écrites, ou l’ont peut-être été : { $shares }. Un quorum d’entre elles ouvre le secret en service.
    .remedy = Supprimez ces parts : sso-escrow void. Tant qu’il en reste un quorum, le secret en service est exposé. Cette exécution recommence. Si les fiches de cette exécution ont été déplacées dans un autre dossier, indiquez plutôt ce dossier.
resume-other-version = La version { $version } de sso-escrow a commencé cette exécution : { $path }. Une autre version ne la continue pas.
    .remedy = Utilisez cette version.
resume-other-set = Le dossier des fiches contient une exécution interrompue avec un autre quorum : { $threshold } sur { $count }. Son jeu est bon, et ses parts ne sont pas terminées.
    .remedy = Relancez la commande de ce jeu pour le terminer. Pour un autre jeu, indiquez un autre dossier pour les fiches.
resume-incomplete = Le procès-verbal ne dit pas que la part { $x } a été écrite, alors que les mots du jeu ont été confirmés.
    .remedy = Quelqu’un a modifié le procès-verbal, ou c’est un défaut de sso-escrow. Le jeu s’ouvre toujours avec ses mots.
resume-checkpoint-missing = Aucune ligne du procès-verbal n’a ces mots. C’est un autre procès-verbal, ou des lignes en ont été retirées.
    .remedy = Cherchez le procès-verbal de l’exécution interrompue, et comparez les mots avec le script.
escrow-low-degree = Le jeu donne plus qu’il ne promet : trop de ses polynômes ont un degré inférieur à ce que demande le quorum. Moins de parts qu’un quorum peuvent connaître des parties du secret.
    .remedy = Ce qui a créé ce jeu était défaillant, ou malhonnête. Un nouveau jeu est nul. Remplacez un jeu existant, et le secret qu’il contient.
void-nothing = Aucune part d’un tel jeu n’a été trouvée : rien n’a été supprimé.
    .remedy = sso-escrow sets EMPLACEMENT liste les jeux présents.
void-not-here = { $place } ne contient aucune part de ce jeu.
    .remedy = Insérez un autre média.
void-several = Les emplacements contiennent des parts de plusieurs jeux, et sso-escrow ne supprime que celles d’un seul.
    .remedy = Nommez le jeu : --set ID, ou --expect-set MOTS.
void-other-set = La part dans { $place } appartient à un autre jeu que les parts à supprimer.
    .remedy = Supprimez l’autre jeu dans une exécution séparée.
void-other-words = Ce ne sont pas les mots du jeu de ces emplacements : rien n’a été supprimé.
    .remedy = Comparez la fiche avec les médias. sso-escrow sets EMPLACEMENT montre les jeux présents.
commit-not-typed = Personne ne retape les mots du jeu à partir du papier. Si aucune fiche ne les porte, personne ne peut restaurer ce jeu en production.
    .remedy = Retirez « words » de --waive, ou veillez à ce que chaque fiche porte les mots.
verify-finish-card = La part est sur une carte à puce, où aucune part n’a de nom. Il n’y a rien à terminer.
    .remedy = Retirez --finish.
sign-no-key = La carte à puce { $token } ({ $name }) n’a pas de clé pour les procès-verbaux : elle ne signe pas.
    .remedy = { $name } signe la page imprimée. token provision crée une telle clé sur une carte qu’il prépare.
resume-voided = sso-escrow void a supprimé des parts du jeu d’une exécution précédente, qui n’est donc pas reprise : { $path }.
    .remedy = Cette exécution recommence, avec un nouveau jeu. Si l’autre jeu est en service, gardez ses parts et ses fiches.
resume-moved = { $path } n’est que le début d’un procès-verbal. sso-escrow le laisse tel quel.
    .remedy = Gardez-le avec le procès-verbal complet, qui est dans l’autre dossier. Pour reprendre cette exécution, indiquez l’autre dossier avec --records.
close-not-copied = Le procès-verbal n’a pas été copié dans { $path }. Le procès-verbal lui-même est complet.
    .remedy = Copiez le fichier vous-même après l’exécution, et remettez la copie à l’auditeur.

## transcript

transcript-none = Ce n’est pas le procès-verbal d’une cérémonie.
    .remedy = Indiquez un fichier dont le nom se termine par .ssotranscript.
transcript-later = sso-escrow ne peut pas lire ce procès-verbal : { $cause }.
    .remedy = Utilisez une version plus récente de sso-escrow.
transcript-broken = Le procès-verbal enfreint une règle à la ligne { $line } : { $cause }.
    .remedy = Le fichier a été modifié. Utilisez une autre copie du procès-verbal.
transcript-not-sound = Procès-verbaux non intègres : { $count }.
    .remedy = Comparez une autre copie du procès-verbal et les mots notés sur papier. Signalez le constat à l’auditeur.
transcript-not-whole = Procès-verbaux auxquels il manque quelque chose : { $count }.
    .remedy = Cherchez le fichier complet dans le dossier du procès-verbal de la cérémonie (--records). La copie sur le média d’un porteur n’est qu’un début.
transcript-folder-empty = Le dossier { $path } ne contient aucun procès-verbal.
    .remedy = Indiquez le dossier des fiches. Les noms des procès-verbaux se terminent par .ssotranscript.
transcript-torn-left-out = La dernière ligne du fichier s’arrête au milieu. La copie ne la contient pas.
    .remedy = Si l’original peut encore être complété, refaites la copie plus tard.
transcript-words-count = Vous avez indiqué { $found } mots. Un procès-verbal en a 12.
    .remedy = Indiquez entre guillemets les 12 mots notés sur papier. Ce sont des mots anglais ; quatre lettres de chacun suffisent.
finish-other-name = Cette part est celle de { $found }, mais la ligne de commande la donne à { $name }.
    .remedy = Relancez la commande avec les noms et les emplacements dans le même ordre que la première fois.
verify-finish-ask = --finish ne fonctionne pas avec « ask » : le média est libéré avant que la part reçoive son nom.
    .remedy = Indiquez le dossier du média : sso-escrow verify --finish file:DOSSIER.
finish-pending-stays = Ce fichier reste à côté de la part terminée : { $path }. Une exécution précédente a été interrompue ici. Avec ce système de fichiers, les deux fichiers peuvent alors avoir les mêmes données, et supprimer l’un détruirait l’autre.
    .remedy = Vérifiez le système de fichiers du média (fsck.vfat ou chkdsk). Ouvrez ensuite la part terminée avec verify. Si verify réussit, supprimez le fichier indiqué.
set-declared-void = Le procès-verbal { $path } dit que ce jeu est nul. Les noms de ses fichiers n’y changent rien.
    .remedy = Utilisez un autre jeu. S’il n’y en a pas, arrêtez et demandez au responsable de la cérémonie.
set-not-confirmed = Le procès-verbal { $path } ne dit pas que les mots du jeu ont été confirmés. Le jeu est nul si la cérémonie s’est arrêtée là. Les noms de ses fichiers n’y changent rien.
    .remedy = Utilisez un autre jeu. S’il n’y en a pas, arrêtez et demandez au responsable de la cérémonie.
shares-not-finished = Le procès-verbal { $path } ne dit pas que ces parts ont été terminées : { $shares }. Les noms de leurs fichiers n’y changent rien.
    .remedy = Exécutez de nouveau la commande de la cérémonie avec le même --records. Elle demande ces parts.
share-later-number = Le fichier a le numéro { $number } pour { $part }. Cette version ne connaît pas ce numéro.
    .remedy = Une version plus récente a créé ce fichier. Utilisez cette version ; une autre copie ne sert à rien.
rule-number-descriptor = la version du descripteur du jeu
rule-number-protector = ce qui scelle la part
rule-number-purpose = l’usage du jeu
rule-number-payload = le type de contenu
rule-number-waiver = une dérogation
media-later = { $path } : { $cause }
    .remedy = Une version plus récente de sso-escrow a créé ce fichier. Utilisez cette version ; une autre copie ne sert à rien.
card-later-share = L’objet de données { $object } de la carte à puce { $card } contient une part que cette version ne sait pas lire : { $cause }
    .remedy = sso-escrow l’ignore. Une version plus récente l’a créée : utilisez cette version.
share-later = sso-escrow ne peut pas lire la part à l’emplacement { $place } : { $cause }
    .remedy = sso-escrow l’ignore. Les autres porteurs peuvent encore réunir le quorum. Pour utiliser cette part, utilisez la version qui l’a créée.
quorum-later = Le quorum n’est pas atteint. Parts valides : { $have } ; parts nécessaires : { $need }. Parts refusées qu’une version plus récente de sso-escrow a créées : { $later }.
    .remedy = Lancez la commande avec cette version. Ou faites venir d’autres porteurs du même jeu.
no-usable-share-later = Aucune de ces parts n’est utilisable. Une version plus récente de sso-escrow a créé au moins l’une d’elles.
    .remedy = Lancez la commande avec cette version. Un avertissement donne la raison pour chaque part.
list-later = Une version plus récente de sso-escrow a créé { $faulty ->
        [one] le fichier ou l’objet de données
       *[other] les { $faulty } fichiers ou objets de données
    } que cette version ne sait pas lire.
    .remedy = Utilisez cette version plus récente ; une autre copie ne sert à rien.
envelope-later = Le contenu de ce jeu se trouve dans un fichier d’enveloppe. Il y en a un à côté des parts, mais il est inutilisable. { $cause }
    .remedy = Une version plus récente de sso-escrow a créé l’enveloppe. Lancez la commande avec cette version.
drill-later = Le quorum est atteint, mais une version plus récente de sso-escrow a créé une part que cette version ne sait pas lire : { $places }.
    .remedy = Recommencez le contrôle (drill) avec cette version.
payload-later = La structure du contenu de ce jeu est à la version { $version }, que cette version de sso-escrow ne connaît pas.
    .remedy = Une version plus récente a créé ce jeu. Utilisez cette version. Les parts et les mots du jeu ne sont pas en cause.
cause-secret-length = Un secret principal compte de { $shortest } à { $longest } octets. Celui-ci en compte { $bytes }.
