### Erreurs et avertissements : ce qui s’est passé, pour qui ou pour quoi, et (remedy) que faire ensuite.

## Mémoire, aléa, autotest

memory-arena-full = La mémoire verrouillée de ce programme n’a plus assez de place pour { $bytes } octets supplémentaires.
    .remedy = C’est une limite du programme. Signalez-la, avec la commande.
memory-not-enough = Il faut { $wanted } Mio de mémoire pour dériver cette clé, plus que cette machine ne peut en fournir.
    .remedy = Fermez d’autres programmes ou utilisez une machine qui a plus de mémoire.
memory-refused = Le système refuse d’allouer de la mémoire : { $cause }.
    .remedy = Fermez d’autres programmes ou utilisez une machine qui a plus de mémoire.
machine-network = Des interfaces réseau sont actives : { $interfaces }.
    .remedy = Débranchez les câbles, coupez les liaisons radio et désactivez les interfaces (Linux : ip link set NAME down ; Windows : ncpa.cpl). --waive network permet de continuer malgré tout ; la dérogation est consignée.
machine-network-unknown = Impossible de savoir si une interface réseau est active : { $cause }.
    .remedy = Vérifiez vous-même (Linux : ip link ; Windows : ncpa.cpl). --waive network permet de continuer malgré tout ; la dérogation est consignée.
machine-swap = L’espace d’échange (swap) est actif : { $areas }. Des secrets pourraient y être écrits.
    .remedy = Désactivez-le (Linux : swapoff -a ; Windows : aucun fichier d’échange dans sysdm.cpl, Avancé, Performances, puis un redémarrage). --waive swap permet de continuer malgré tout ; la dérogation est consignée.
machine-swap-unknown = Impossible de savoir si l’espace d’échange (swap) est actif : { $cause }.
    .remedy = Vérifiez vous-même (Linux : swapon --show ; Windows : sysdm.cpl, Avancé, Performances). --waive swap permet de continuer malgré tout ; la dérogation est consignée.
machine-memory-lock = Les secrets ne peuvent pas être verrouillés en mémoire : { $cause }. Ils pourraient se retrouver dans l’espace d’échange (swap).
    .remedy = Portez la limite de mémoire verrouillée à 4096 Kio ou plus (ulimit -l), ou lancez le programme en tant qu’administrateur. --waive memory-lock permet de continuer malgré tout ; la dérogation est consignée.
machine-unfit = Cette machine est inadaptée à ce travail. Vérifications non réussies : { $checks }.
    .remedy = Corrigez ce qui est indiqué ci-dessus ou utilisez une autre machine. Si une correction est impossible, dérogez à la vérification en la nommant : --waive { $names }
check-waived = Dérogation à la vérification « { $check } ».
    .remedy = Notez-en la raison au procès-verbal ; un jeu créé maintenant consigne la dérogation.
random-no-entropy = Le système d’exploitation ne fournit pas d’octets aléatoires.
    .remedy = Utilisez une autre machine. Rien n’a été créé.
selftest-wrong-answer = Échec de l’autotest : la réponse connue { $number } du groupe { $group } dans { $file } n’a pas été obtenue.
    .remedy = N’utilisez ni cette machine ni cette copie du programme. Comparez la somme de contrôle du programme avec celle qui est publiée, puis essayez une autre machine.
selftest-wrong-outcome = Échec de l’autotest : le vecteur du format { $vector } indique « { $expected } », et ce programme a trouvé « { $found } ».
    .remedy = N’utilisez ni cette machine ni cette copie du programme. Comparez la somme de contrôle du programme avec celle qui est publiée, puis essayez une autre machine.
selftest-second-implementation = Échec de l’autotest : les deux implémentations du partage de secret ne concordent pas.
    .remedy = N’utilisez ni cette machine ni cette copie du programme. Comparez la somme de contrôle du programme avec celle qui est publiée, puis essayez une autre machine.
selftest-unreadable = Les vecteurs de test de { $file } sont illisibles : ligne { $line }, colonne { $column }.
    .remedy = Prenez le dossier de vecteurs fourni avec cette version du programme.
selftest-no-token = { $vector } : son jeton { $token } n’est dans aucun lecteur.
    .remedy = Insérez les jetons des vecteurs dans des lecteurs : make token-vectors les crée sous forme logicielle et le fait. Pour en savoir plus, voir vectors/README.md.
selftest-not-a-vector = { $vector } n’est pas un vecteur du format.
    .remedy = Prenez le dossier de vecteurs fourni avec cette version du programme ; vectors/README.md décrit les fichiers.
selftest-unknown-group = Les vecteurs de test contiennent un groupe « { $group } » que ce programme ne connaît pas.
    .remedy = Prenez le dossier de vecteurs fourni avec cette version du programme.
selftest-missing-group = Le groupe « { $group } » manque dans les vecteurs de test.
    .remedy = Prenez le dossier de vecteurs fourni avec cette version du programme.
warn-dumps = Ce programme n’a pas pu s’exclure des vidages mémoire (core dumps) : { $cause }.
    .remedy = Désactivez les vidages mémoire (ulimit -c 0), puis relancez la commande.
warn-network = Ce programme n’a pas pu s’interdire les sockets réseau : { $cause }.
    .remedy = Assurez-vous que la machine est coupée de tout réseau.
console-without-glyphs = Cette console ne peut pas afficher les caractères japonais ; l’anglais est utilisé à la place.
    .remedy = Pour le japonais, utilisez un terminal de bureau graphique, ou fbterm.

## Partage

shamir-threshold-too-low = Un seuil de { $threshold } est trop bas : chaque part serait le secret lui-même.
    .remedy = Demandez au moins 2 parts (-k 2).
shamir-threshold-above-count = Un seuil de { $threshold } ne peut pas être atteint avec { $count } { $count ->
        [one] part
       *[other] parts
    }.
    .remedy = Diminuez -k ou indiquez davantage d’emplacements (--share).
shamir-too-many-shares = Un jeu de { $count } parts est trop grand.
    .remedy = Créez au plus 255 parts.
shamir-zero-index = Une part porte le numéro 0, ce qui n’est jamais permis.
    .remedy = Écartez cette part et cherchez qui l’a créée.
shamir-duplicate-index = La part { $index } a été présentée deux fois.
    .remedy = Présentez chaque part une seule fois.
shamir-unequal-lengths = Une part compte { $found } { $found ->
        [one] octet
       *[other] octets
    } au lieu de { $expected }.
    .remedy = Écartez cette part : elle appartient à un autre secret ou elle est endommagée.
shamir-too-few-shares = { $have ->
        [one] Il y a { $have } part
       *[other] Il y a { $have } parts
    }, et il en faut { $need }.
    .remedy = Faites venir d’autres porteurs.
shamir-wrong-buffer-count = Le nombre de tampons ({ $found }) ne correspond pas au nombre de parts ({ $expected }).
    .remedy = C’est un défaut du programme. Veuillez le signaler.
shamir-empty-secret = Il n’y a aucun secret à partager.
    .remedy = Fournissez un secret d’au moins un octet.

## Mots de passe

password-too-short = Le mot de passe compte { $characters } { $characters ->
        [one] caractère
       *[other] caractères
    } ; il en faut au moins { $shortest }.
    .remedy = Choisissez-en un plus long.
password-too-long = Le mot de passe compte plus de { $longest } caractères.
    .remedy = Choisissez-en un plus court.
password-control-character = Le mot de passe contient un caractère de contrôle, comme en produit une touche fléchée.
    .remedy = Saisissez-le de nouveau, sans utiliser les touches fléchées.
password-cost-out-of-bounds = Les paramètres de dérivation de la clé sont hors limites (mémoire : { $memory } Kio, passes : { $passes }, voies : { $lanes }).
    .remedy = N’utilisez pas cette part ; cherchez qui l’a créée.
password-wrong = Le mot de passe est incorrect.
    .remedy = Saisissez-le de nouveau. Vérifiez la disposition du clavier et le verrouillage des majuscules.
password-altered = Le mot de passe est correct, mais la part a été altérée.
    .remedy = Utilisez une autre copie de cette part.
passwords-from-terminal = Les mots de passe devaient être lus sur l’entrée standard, mais celle-ci est un terminal.
    .remedy = Omettez --passwords-from : les mots de passe vous seront demandés.
passwords-from-file = La lecture des mots de passe dans un fichier n’est permise qu’avec --rehearsal.
    .remedy = Omettez --passwords-from, ou transmettez les mots de passe par l’entrée standard (--passwords-from -).
passwords-unreadable = Impossible de lire les mots de passe dans { $path } : { $cause }.
    .remedy = Vérifiez le chemin ou omettez --passwords-from.
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
    .remedy = Donnez le mot de passe du fichier de sauvegarde à la première ligne, puis une ligne par part, dans l’ordre des parts.
passwords-line = Mot de passe de la ligne { $line } : { $cause }
    .remedy = Corrigez cette ligne et relancez la commande.
passwords-not-utf8 = Le mot de passe de la ligne { $line } n’est pas en UTF-8.
    .remedy = Écrivez les mots de passe en UTF-8.
passwords-too-long = Les mots de passe dépassent 256 Kio au total.
    .remedy = Ne donnez que les mots de passe, une ligne par part.
reminder-reveals = Le rappel contient le mot de passe, et tout le monde peut lire le rappel. Choisissez un autre rappel.
password-weak = Le mot de passe ({ $name }) est trop facile à deviner : environ 10^{ $magnitude } essais, note { $score } sur 4 ; il faut au moins { $needed }.
    .remedy = Prenez une phrase secrète générée, ou un mot de passe plus long. --waive weak-password l’accepte ; un jeu créé maintenant consigne la dérogation.
passwords-from-with-ask = Les médias à insérer arrivent dans un ordre quelconque : leurs mots de passe ne peuvent pas être lus d’avance.
    .remedy = Omettez --passwords-from, ou indiquez des dossiers au lieu de « ask ».

## Cartes

card-not-sealed = La part n’a pas pu être scellée avec la clé de la carte.
    .remedy = C’est un défaut du programme. Veuillez le signaler.
card-answer-length = La carte a répondu { $bytes } octets au lieu de { $expected }.
    .remedy = Vérifiez que cette carte a une clé P-256 dans l’emplacement de clé du séquestre.
card-altered = La réponse de la carte n’ouvre pas la part : celle-ci a été altérée.
    .remedy = Utilisez une autre copie de cette part.

## Fichiers et emplacements

share-not-ours = Ce n’est pas un fichier de sso-escrow.
    .remedy = Cherchez un fichier dont le nom se termine par .ssoshare.
share-damaged = Le fichier est endommagé ou tronqué : sa somme de contrôle ne correspond pas.
    .remedy = Utilisez une autre copie de cette part, ou la part d’un autre porteur.
share-too-large = Le fichier dépasse { $most } octets ; aucun fichier de sso-escrow n’est aussi long.
    .remedy = Cherchez un fichier dont le nom se termine par .ssoshare.
share-later-version = Le fichier est écrit dans une version plus récente du format (version { $version }).
    .remedy = Utilisez une version plus récente de sso-escrow.
share-breaks-rule = Le fichier enfreint une règle du format : { $rule }.
    .remedy = N’utilisez pas ce fichier : il a été écrit par un programme défectueux ou malveillant.
rule-layout = un élément est absent, inconnu ou d’un autre type
rule-deterministic = l’encodage n’est pas le seul encodage déterministe admis
rule-version = un élément est d’une autre version
rule-generation = la génération, ou le jeu qu’elle remplace, est impossible
rule-threshold = le seuil et le nombre de porteurs sont incompatibles
rule-text = un texte est trop long ou contient des caractères qui pourraient tromper le lecteur
rule-duplicate-name = deux porteurs ont le même nom
rule-waivers = les dérogations ne sont pas dans l’ordre
rule-msids = il y a trop ou trop peu de MSID, ou certains se répètent
rule-index = le jeu n’a aucune part de ce numéro
rule-cost = les paramètres de dérivation de la clé sont hors limites
rule-card = le numéro de série, le GUID, l’emplacement de clé ou l’identifiant d’objet n’est celui d’aucune carte
rule-point = une clé n’est pas un point de la courbe P-256
rule-sealed = les données scellées ont une longueur impossible
cause-not-found = ce fichier ou dossier n’existe pas
cause-permission = l’accès est refusé
cause-exists = il existe déjà
cause-not-a-folder = une partie du chemin n’est pas un dossier
cause-is-a-folder = c’est un dossier
cause-full = il n’y a plus de place
cause-read-only = le média est protégé en écriture
cause-file-name = ce nom n’y est pas autorisé
cause-gone = le périphérique ne répond pas (retiré ou en panne)
cause-memory = la mémoire ou sa limite ne suffit pas
cause-other = erreur système { $number }
media-not-there = Il n’y a rien à l’emplacement { $path }.
    .remedy = Vérifiez le chemin et assurez-vous que le média est monté.
media-not-a-folder = { $path } n’est pas un dossier.
    .remedy = Indiquez ici un dossier ; pour un nouveau fichier, un dossier qui existe.
media-not-a-file = { $path } n’est pas un fichier.
    .remedy = Indiquez le fichier lui-même.
media-too-large = { $path } a plus de { $most } octets : plus que tout ce qui a sa place ici.
    .remedy = Vérifiez que c’est le bon fichier. S’il s’agit d’une exportation du Registre, n’exportez que SSOSS.
media-changed = { $path } a été modifié pendant la lecture.
    .remedy = Attendez qu’il soit complet, puis relancez la commande.
media-no-share = Aucune part ne se trouve dans { $path }, ou aucune du jeu voulu.
    .remedy = Vérifiez qu’il s’agit du bon média (sso-escrow sets affiche ce qui s’y trouve).
media-several-sets = { $path } contient des parts de plusieurs jeux : { $sets }.
    .remedy = Indiquez lequel est visé avec --set et au moins les 8 premiers caractères de son ID.
media-several-shares = { $path } contient plusieurs parts d’un même jeu.
    .remedy = Indiquez le fichier de part lui-même ; et conservez chaque part sur un média distinct.
media-share = { $path } : { $cause }
    .remedy = Utilisez une autre copie de cette part ou la part d’un autre porteur.
media-envelope = { $path } : { $cause }
    .remedy = Remplacez ce fichier par une copie de l’enveloppe prise sur un autre média du jeu.
media-exists = { $path } existe déjà, et aucun fichier n’est jamais écrasé.
    .remedy = Indiquez un autre emplacement ou retirez d’abord ce fichier.
media-in-doubt = Un nouveau fichier a pris la place de { $path }, mais le média ne l’a pas confirmé.
    .remedy = Essayez les deux mots de passe avec sso-escrow verify : l’ancien fichier ou le nouveau peut s’y trouver. Mettez ensuite la part sur un autre média ; ne vous fiez pas à celui-ci.
media-read-back = Ce qui a été relu dans { $path } n’est pas ce qui avait été écrit. Le fichier a été supprimé.
    .remedy = Utilisez un autre média : celui-ci n’est pas fiable.
media-left-behind = L’écriture a échoué, et { $path } n’a pas pu être supprimé : { $cause }.
    .remedy = Détruisez ce fichier : il n’est pas ce qui a été demandé, et peut contenir un secret.
media-full = Il n’y a plus de place sur le média : { $path }. Rien n’y a été laissé.
    .remedy = Utilisez un autre média, ou libérez de la place sur celui-ci.
media-read-only = Le média est protégé en écriture : { $path }. Rien n’a été écrit.
    .remedy = Actionnez son curseur de protection, montez-le en écriture ou utilisez un autre média.
media-gone = Le média a été retiré en cours de travail, ou ne répond plus : { $path }.
    .remedy = Le fichier en cours d’écriture peut s’y trouver : incomplet, sous un nom qui se termine par .part, ou entier. Insérez de nouveau le média et vérifiez avec sso-escrow sets ; ne vous fiez pas à un média qui échoue deux fois.
media-unfinished = { $path } provient d’une exécution interrompue. Ce n’est pas une part.
    .remedy = Supprimez-le. Si les mots de son jeu n’ont jamais été affichés, tout le jeu est nul : supprimez tous ses fichiers.
media-read = Impossible de lire { $path } : { $cause }.
    .remedy = Vérifiez le média et les droits d’accès, puis réessayez.
media-write = Impossible d’écrire dans { $path } : { $cause }. Rien n’y a été laissé.
    .remedy = Vérifiez l’espace libre, la protection en écriture et les droits d’accès, puis réessayez.
places-one-medium = { $one } et { $other } se trouvent sur le même média.
    .remedy = Utilisez un média distinct pour chaque part : qui détient un média ne doit détenir qu’une part. Pour un exercice avec des dossiers d’un même disque, utilisez generate --rehearsal.
places-one-folder = { $one } et { $other } sont un seul et même dossier.
    .remedy = Indiquez un dossier différent pour chaque part.
place-holds-set = { $place } contient déjà une part d’un autre jeu ({ $set }).
    .remedy = Rien à faire : la nouvelle part est écrite à côté, et --set indiquera plus tard laquelle est voulue. Ou prenez un média vide.
place-not-removable = { $place } n’est pas sur un média amovible : la part resterait dans cette machine, ou serait perdue avec elle.
    .remedy = Vérifiez que le média y est bien monté. --waive removable accepte cet emplacement ; un jeu créé maintenant consigne la dérogation.
ask-takes-anything = Tout ce qui sera monté à partir de maintenant sera pris pour un média, amovible ou non.
    .remedy = Regardez bien ce qui est affiché avant de confirmer.
medium-has-share = Ce média porte déjà une part de ce jeu, destinée à { $name }. Aucun média n’en reçoit deux, même sur des partitions différentes.
    .remedy = Insérez un média distinct pour chaque porteur.
medium-looks-same = Ce média a l’ID de volume ou le numéro de série de celui sur lequel la part destinée à { $name } a été écrite.
    .remedy = Si c’en est un autre, par exemple une copie de la même image, formatez-le : il aura son propre ID. Sinon, insérez un média distinct pour chaque porteur.
medium-without-share = La part destinée à { $name } n’a pas été trouvée sur ce média, ou n’a pas pu être supprimée.
    .remedy = Insérez le média sur lequel elle a été écrite.
generate-voided = Le jeu est nul : la part destinée à { $name } a été supprimée ({ $path }).
    .remedy = Rien n’est à conserver. Recommencez avec generate.
generate-not-voided = Le jeu est nul, et la part destinée à { $name } est toujours là : { $path }
    .remedy = Détruisez ce fichier : il n’appartient à aucun jeu. Puis recommencez avec generate.
generate-not-voided-medium = Le jeu est nul, et la part destinée à { $name } est encore sur son média ({ $medium }) : { $file }
    .remedy = Détruisez ce fichier : il n’appartient à aucun jeu. Puis recommencez avec generate.
medium-unmounted = Un média est inséré ({ $node }), mais il n’est pas monté : { $cause }.
    .remedy = Montez-le, par exemple avec la commande ci-dessous. Il sera détecté automatiquement.
records-removable = Les fiches iraient sur un média amovible ({ $path }), qu’il faudrait retirer pendant que les médias sont insérés l’un après l’autre.
    .remedy = Indiquez un dossier de cette machine ; les fiches ne contiennent aucun secret.
records-failed = Le jeu est valide, mais toutes les fiches n’ont pas pu être écrites : { $cause }
    .remedy = Notez les mots du jeu à la main sur les fiches des porteurs.
target-not-removable = { $path } serait une copie en clair du secret sur un média qui reste dans cette machine.
    .remedy = Écrivez-la sur un média amovible ou en mémoire (un tmpfs tel que /dev/shm). --waive removable permet de continuer malgré tout.

## Jeux et quorum

escrow-empty-payload = Il n’y a rien à mettre sous séquestre.
    .remedy = Fournissez un contenu d’au moins un octet.
escrow-payload-too-long = Le contenu compte { $bytes } octets ; le maximum est de { $longest }.
    .remedy = Mettez moins de données sous séquestre.
escrow-bad-share = La part n’est pas celle qui a été créée avec son jeu.
    .remedy = Écartez cette part et cherchez qui l’a créée.
escrow-needs-card = La part est scellée avec la carte à puce { $token } : aucun mot de passe ne l’ouvre.
    .remedy = Ouvrez-la avec cette carte.
escrow-needs-password = La part est scellée avec un mot de passe : aucune carte ne l’ouvre.
    .remedy = Ouvrez-la avec son mot de passe.
escrow-too-large-for-card = La part a { $bytes } octets ; une carte en reçoit { $most } au plus.
    .remedy = Placez la part sur un média, scellée avec la carte, ou créez un jeu avec moins de porteurs, des noms plus courts ou un libellé plus court.
escrow-wrong-secret = Le secret reconstitué à partir des parts n’est pas celui pour lequel le jeu a été créé.
    .remedy = Rien n’a été écrit. Cherchez qui a créé ces parts.
verify-no-envelope = La part est bonne, mais le contenu se trouve dans un fichier d’enveloppe, et aucun fichier d’enveloppe intact de ce jeu ne se trouve à côté de la part.
    .remedy = Copiez le fichier dont le nom se termine par .ssoenvelope depuis un autre média du jeu, puis vérifiez à nouveau.
escrow-envelope-missing = Le contenu se trouve dans un fichier d’enveloppe, et aucun fichier d’enveloppe intact de ce jeu n’a été trouvé à côté des parts.
    .remedy = Placez à côté de l’une des parts le fichier dont le nom se termine par .ssoenvelope ; chaque média du jeu en contient un.
escrow-envelope-foreign = L’enveloppe n’appartient pas à ce jeu ou a été altérée.
    .remedy = Utilisez le fichier d’enveloppe d’un autre média du jeu.
escrow-not-on-polynomial = La part { $x } ne concorde pas avec les autres parts.
    .remedy = Ne distribuez pas ces parts. Recommencez sur une autre machine.
share-unreadable = { $place } : { $cause }
    .remedy = Cette part est ignorée ; les autres porteurs peuvent encore réunir le quorum.
share-foreign = La part à l’emplacement { $place }, qui se présente comme la part { $x } ({ $name }), appartient à un autre jeu ({ $words }).
    .remedy = Cette part est ignorée ; les autres porteurs peuvent encore réunir le quorum.
share-other-generation = La part à l’emplacement { $place }, qui se présente comme la part { $x } ({ $name }), est de génération { $generation } ; le jeu voulu est de génération { $meant }.
    .remedy = Cette part est ignorée ; apportez la part de génération { $meant }.
share-passed-over = Aucun mot de passe n’a été donné pour la part à l’emplacement { $place }, qui se présente comme la part { $x } ({ $name }).
    .remedy = Cette part est ignorée ; les autres porteurs peuvent encore réunir le quorum.
share-needs-card = La part à l’emplacement { $place }, qui se présente comme la part { $x } ({ $name }), est scellée avec la carte à puce { $token }, qui n’a pas été sollicitée.
    .remedy = Elle est laissée de côté ; les autres porteurs peuvent encore former un quorum.
share-is-practice = La part à l’emplacement { $place }, qui se présente comme la part { $x } ({ $name }), a été créée pour un exercice.
    .remedy = Elle est ignorée ; apportez la part de production de ce porteur. Les parts d’exercice ne s’ouvrent qu’avec --rehearsal.
share-is-production = La part à l’emplacement { $place }, qui se présente comme la part { $x } ({ $name }), n’est pas une part d’exercice.
    .remedy = Omettez --rehearsal ou utilisez des parts d’exercice.
share-duplicate = La part à l’emplacement { $place }, qui se présente comme la part { $x } ({ $name }), a déjà été comptée. Une deuxième copie ne compte pas.
    .remedy = Faites venir un autre porteur.
share-wrong-password = Mot de passe incorrect pour la part à l’emplacement { $place }, qui se présente comme la part { $x } ({ $name }).
    .remedy = Cette part est ignorée ; les autres porteurs peuvent encore réunir le quorum.
share-too-costly = L’ouverture de la part à l’emplacement { $place }, qui se présente comme la part { $x } ({ $name }), demande { $wanted } Mio de mémoire, plus que cette machine ne peut en fournir.
    .remedy = Cette part est ignorée ; utilisez une machine qui a plus de mémoire, ou les parts d’autres porteurs.
share-altered = La part à l’emplacement { $place }, qui se présente comme la part { $x } ({ $name }), a été altérée : le mot de passe est correct, mais la part ne s’ouvre pas.
    .remedy = Cette part est ignorée ; utilisez-en une autre copie et cherchez qui a modifié celle-ci.
share-altered-card = La part à l’emplacement { $place }, qui se présente comme la part { $x } ({ $name }), a été altérée : sa carte à puce { $token } a répondu, mais la part ne s’ouvre pas.
    .remedy = Cette part est ignorée ; utilisez-en une autre copie et cherchez qui a modifié celle-ci.
share-bad = La part { $x } ({ $name }), à l’emplacement { $place }, n’est pas valide : elle s’ouvre, mais ce n’est pas celle qui a été créée avec le jeu.
    .remedy = Cette part est ignorée ; cherchez qui l’a scellée.
sets-one-of-several = Jeu { $words } (ID { $id }) : { $places }
sets-several = Ces parts appartiennent à plusieurs jeux, et le jeu voulu n’a pas été précisé. Rien ne permet de savoir lequel est le bon.
    .remedy = Comparez avec les mots inscrits sur les fiches des porteurs, puis indiquez ceux du jeu voulu avec --expect-set.
words-count = { $found ->
        [one] Il y a { $found } mot
       *[other] Il y a { $found } mots
    } ; un jeu en compte 8.
    .remedy = Saisissez les 8 mots de la fiche du porteur, ou leurs numéros.
words-unknown = « { $word } » ne figure pas dans la liste des mots.
    .remedy = Reportez-vous à la fiche du porteur. Les quatre premières lettres de chaque mot suffisent ; les numéros conviennent aussi.
words-not-here = Aucune de ces parts n’appartient au jeu { $words }.
    .remedy = Vérifiez les mots sur la fiche du porteur, ainsi que les médias (sso-escrow sets montre ce qu’ils contiennent).
words-wrong = Les mots saisis ne sont pas ceux de ce jeu. Aucun mot de passe n’a été demandé.
    .remedy = Comparez les fiches des porteurs. Si elles concordent entre elles, ces parts ne sont pas celles qui ont été distribuées.
words-need-terminal = Les mots du jeu doivent être saisis, et il n’y a pas de terminal.
    .remedy = Indiquez-les avec --expect-set.
quorum-not-reached = Le quorum n’est pas atteint. Parts valides : { $have } ; parts nécessaires : { $need }.
    .remedy = Faites venir d’autres porteurs, ou apportez d’autres copies des parts refusées.
no-usable-share = Aucune de ces parts n’est utilisable, pour les raisons indiquées ci-dessus.
    .remedy = Utilisez d’autres copies de ces parts, ou les parts d’autres porteurs.
no-share-handed-in = Aucune part n’a été remise.
    .remedy = Relancez la commande quand les médias sont là.
only-practice-shares = Ce sont des parts d’exercice.
    .remedy = Ajoutez --rehearsal pour vous exercer avec elles ; sinon, apportez les parts du jeu de production.
only-production-shares = Ce sont des parts de production.
    .remedy = Omettez --rehearsal pour les utiliser réellement ; pour vous exercer, apportez des parts d’exercice.
verify-failed = La part est inutilisable : { $cause }
    .remedy = Utilisez une autre copie de cette part. S’il n’y en a pas, prévenez le responsable de la cérémonie des clés : le jeu compte une part de moins.
verify-wrong-password = Le mot de passe de la part { $x } ({ $name }) est incorrect. Aucun autre défaut n’y a été constaté.
    .remedy = Réessayez. Si le mot de passe est perdu, prévenez le responsable de la cérémonie des clés : le jeu compte une part de moins.
verify-no-password = Aucun mot de passe n’a été saisi pour la part { $x } ({ $name }) : elle n’a pas été ouverte.
    .remedy = Relancez la commande en présence du porteur.
drill-faulty = Le quorum est atteint, mais une part est endommagée ou étrangère au jeu : { $places }.
    .remedy = Remplacez-la tant que le quorum existe.
drill-wrong-password = Le quorum est atteint, mais un mot de passe est incorrect : { $places }.
    .remedy = Recommencez le contrôle. Si le mot de passe est perdu, remplacez cette part tant que le quorum existe.
drill-unchecked = Le quorum est atteint, mais une part n’a pas été contrôlée : { $places }.
    .remedy = Recommencez le contrôle avec le porteur de cette part.
list-faulty = { $faulty ->
        [one] Un fichier ou emplacement n’a
       *[other] { $faulty } fichiers ou emplacements n’ont
    } pas pu être lu comme une part.
    .remedy = Utilisez d’autres copies de ces parts, et vérifiez qu’il s’agit des bons médias.
list-no-such-set = Aucune part du jeu « { $id } » ne s’y trouve.
    .remedy = Omettez --set pour voir quels jeux s’y trouvent.
restore-kind = Cette cible n’accepte pas ce type de contenu : { $kind }.
    .remedy = La sauvegarde d’ENTSSO va vers native:DOSSIER, les autres types vers reg:FICHIER, hive:FICHIER ou live.
restore-kind-native = native:DOSSIER n’accepte que la sauvegarde d’ENTSSO ; ce contenu est d’un autre type : { $kind }.
    .remedy = Restaurez-le vers reg:FICHIER, hive:FICHIER ou live.
target-holds = SSOSS contient déjà quelque chose ({ $count ->
        [0] aucune clé dont le nom est un ID de secret principal
       *[other] { $msids }
    }), et rien n’est écrasé.
    .remedy = Mettez d’abord sous séquestre ce qui s’y trouve (backup --from), puis relancez avec --replace : cela disparaît alors, et il n’en reste aucune copie en clair.

## Fichiers de mise à jour

server-name-empty = Le nom du serveur est vide.
    .remedy = Indiquez le nom du serveur qui doit devenir le serveur de secret principal, par exemple SSO02.
server-name-itself = « { $name } » est le nom que tout ordinateur se donne à lui-même.
    .remedy = Indiquez le nom sous lequel les autres serveurs le connaissent, par exemple SSO02.
server-name-address = « { $name } » est une adresse.
    .remedy = Indiquez le nom du serveur, par exemple SSO02.
server-name-backslash = « { $name } » contient une barre oblique inverse, comme les comptes et les instances de SQL Server.
    .remedy = Indiquez seulement le nom du serveur SSO : sans \\, sans domaine, et pas le serveur de la base de données.
server-name-dash = « { $name } » contient un tiret qui n’est pas un trait d’union, comme en mettent les pages web.
    .remedy = Tapez le trait d’union vous-même.
server-name-character = « { $name } » contient un caractère qu’aucun nom de serveur ne contient : { $character }
    .remedy = Utilisez des lettres, des chiffres, des traits d’union et des traits de soulignement, avec des points entre les parties.
server-name-dot = « { $name } » commence ou se termine par un point, ou en contient deux de suite.
    .remedy = Indiquez le nom sous la forme SSO02 ou sso02.corp.example.
server-name-hyphen = Une partie de « { $name } » commence ou se termine par un trait d’union.
    .remedy = Vérifiez le nom du serveur (hostname l’affiche sur celui-ci).
server-name-long-label = « { $label } » est trop long pour une partie de nom : { $longest } octets au plus.
    .remedy = Vérifiez le nom du serveur (hostname l’affiche sur celui-ci).
server-name-long = Le nom qui commence par « { $name } » est trop long : { $longest } octets au plus.
    .remedy = Vérifiez le nom du serveur (hostname l’affiche sur celui-ci).
promote-name-host = Le nom compte plus de 15 caractères : c’est un nom DNS, et le nom NetBIOS de cet ordinateur est différent.
    .remedy = Regardez comment ssomanage -displaydb affiche les autres serveurs, et indiquez le nom sous cette forme. Aucune de ces formes n’a été essayée.
promote-name-qualified = Le nom contient un domaine ; les exemples de Microsoft montrent seulement le nom de l’ordinateur.
    .remedy = Regardez comment ssomanage -displaydb affiche les autres serveurs, et indiquez le nom sous cette forme. Aucune de ces formes n’a été essayée.
promote-name-not-ascii = Le nom contient des caractères hors ASCII, et on n’a vu aucun ssomanage lire un tel nom.
    .remedy = Si possible, donnez au serveur un nom en lettres ASCII ; sinon, regardez ensuite ce qu’affiche ssomanage -displaydb.
promote-unfit = { $path } ne convient pas pour promouvoir un serveur. Défauts trouvés : { $findings }.
    .remedy = Écrivez-en un nouveau : sso-escrow promote --server NOM --out FICHIER.
promote-unreadable = { $path } : { $cause }
    .remedy = Écrivez-en un nouveau : sso-escrow promote --server NOM --out FICHIER.
update-too-large = Le fichier dépasse { $most } octets ; un fichier de mise à jour en a quelques centaines.
    .remedy = Vérifiez que c’est le bon fichier.
update-not-text = Le fichier n’est ni en UTF-8, ni en UTF-16 avec une marque d’ordre des octets.
    .remedy = Enregistrez-le en UTF-8.
update-document-type = Le fichier déclare un type de document (DOCTYPE), dont un fichier de mise à jour n’a pas besoin.
    .remedy = Vérifiez que c’est le bon fichier ; retirez la déclaration.
update-too-many = Le fichier dépasse { $most } éléments, textes et commentaires ; un fichier de mise à jour en a une douzaine.
    .remedy = Vérifiez que c’est le bon fichier.
update-close-tag = <{ $open }> est fermé par </{ $close }> à la ligne { $line }.
    .remedy = Écrivez les deux de la même façon.
update-not-xml = Le fichier n’est pas du XML bien formé : ligne { $line }, colonne { $column }.
    .remedy = Regardez à cet endroit : un chevron manquant, un tiret ou des guillemets venus d’une page web.
update-version = Le fichier se déclare en XML { $declared } ; certains programmes n’acceptent que 1.0.
    .remedy = Retirez la première ligne (<?xml …?>), ou écrivez-y version="1.0".
update-unknown-encoding = Le fichier se déclare en « { $declared } », un encodage que certains programmes ne connaissent pas.
    .remedy = Retirez la première ligne (<?xml …?>), et enregistrez le fichier en UTF-8.
update-encoding = Le fichier se déclare en { $declared }, et ne l’est pas.
    .remedy = Retirez la première ligne (<?xml …?>), ou enregistrez le fichier comme elle le dit.
update-administrators = Il contient <{ $element }> : ailleurs que sur le serveur de secret principal, l’opération échoue.
    .remedy = Retirez cet élément. À lui seul, il suffit à la faire échouer.
update-other = Il contient <{ $element }> : il modifierait plus que le serveur.
    .remedy = Retirez cet élément ; seul secretServer a sa place ici.
update-not-root = Le fichier commence par <{ $element }>.
    .remedy = Placez le tout dans <sso><globalInfo> … </globalInfo></sso>.
update-misplaced = <{ $element }> se trouve directement dans <{ $parent }>.
    .remedy = L’ordre est : sso, dedans globalInfo, dedans secretServer.
update-unknown = L’élément <{ $element }> est inconnu.
    .remedy = Retirez-le.
update-similar = L’élément <{ $element }> est inconnu ; il s’agit sans doute de <{ $similar }>.
    .remedy = Écrivez-le ainsi : les majuscules et les minuscules comptent.
update-attribute = <{ $element }> a un attribut ({ $attribute }).
    .remedy = Retirez-le ; ces éléments n’en ont pas.
update-text = Du texte se trouve dans <{ $parent }>, où seuls des éléments ont leur place.
    .remedy = Retirez-le.
update-several = Il y a plusieurs <{ $element }>.
    .remedy = N’en laissez qu’un. Un système n’a qu’un serveur de secret principal.
update-missing = Il n’y a pas de <{ $element }>.
    .remedy = L’ordre est : sso, dedans globalInfo, dedans secretServer.
update-space = Des espaces ou des fins de ligne entourent le nom { $name }.
    .remedy = Écrivez <secretServer>, le nom et </secretServer> sans rien entre eux.
update-name = Le nom dans <secretServer> n’en est pas un. { $cause }
    .remedy = Mettez-y le nom du serveur SSO, par exemple SSO02.

## La ligne de commande

usage-language = Aucun texte n’existe dans la langue « { $language } ».
    .remedy = Indiquez --lang en, --lang fr ou --lang ja.
usage-command = Aucune commande n’est indiquée.
    .remedy = sso-escrow --help affiche la liste des commandes.
usage-unknown-argument = L’option { $argument } est inconnue ici.
    .remedy = Ajoutez --help pour voir les options de cette commande.
usage-unknown-argument-similar = L’option { $argument } est inconnue ici. Vouliez-vous dire { $similar } ?
    .remedy = Ajoutez --help pour voir les options de cette commande.
usage-stray = L’argument « { $argument } » est en trop.
    .remedy = Vérifiez s’il manque une option devant lui, par exemple --share ; ajoutez --help pour voir les options de cette commande.
usage-unknown-command = La commande « { $command } » est inconnue.
    .remedy = sso-escrow --help affiche la liste des commandes.
usage-unknown-command-similar = La commande « { $command } » est inconnue. Vouliez-vous dire « { $similar } » ?
    .remedy = sso-escrow --help affiche la liste des commandes.
usage-missing = Il manque : { $arguments }.
    .remedy = Ajoutez --help pour voir les options de cette commande.
usage-twice = { $argument } est indiqué deux fois.
    .remedy = Ne l’indiquez qu’une fois.
usage-conflict = { $argument } et { $other } ne peuvent pas être utilisés ensemble.
    .remedy = Retirez l’un des deux.
usage-no-value = { $argument } exige une valeur.
    .remedy = Ajoutez --help pour voir les options de cette commande.
usage-value = « { $value } » n’est pas une valeur admise pour { $argument }.
    .remedy = Ajoutez --help pour voir les options de cette commande.
usage-not-utf8 = La ligne de commande contient des octets qui ne sont pas en UTF-8.
    .remedy = Utilisez des noms et des chemins en UTF-8.
usage-number = « { $value } » n’est pas un nombre admis pour { $option }.
    .remedy = Indiquez un nombre entier, en chiffres.
usage-place = « { $place } » n’est pas un emplacement de part.
    .remedy = Écrivez file: suivi du chemin d’un dossier ou d’un fichier de part, par exemple file:/media/anna ; piv: suivi du numéro de série d’une carte à puce ; les deux, par exemple piv:12345678,file:/media/anna ; ou ask, pour insérer médias ou cartes l’un après l’autre.
usage-target = « { $target } » n’est pas une cible de restauration.
    .remedy = Écrivez reg:FICHIER pour un nouveau fichier d’inscription, hive:FICHIER pour une ruche SOFTWARE hors connexion, live pour le Registre de cette machine (Windows), ou native:DOSSIER pour la sauvegarde d’ENTSSO.
usage-source = « { $source } » ne désigne rien qui puisse être repris.
    .remedy = Écrivez reg:FICHIER pour un fichier d’inscription, hive:FICHIER pour une ruche SOFTWARE hors connexion, live pour le Registre de cette machine (Windows), ou native:FICHIER pour le fichier écrit par ssoconfig -backupSecret.
backup-rehearsal = Une répétition ne reprend aucun secret en service.
    .remedy = Exercez-vous avec generate --rehearsal ; ou omettez --rehearsal.
backup-propose = Un mot de passe n’est proposé que pour la sauvegarde d’ENTSSO, pas pour { $source }.
    .remedy = Omettez --propose-password, ou indiquez le fichier à écrire : --from native:FICHIER
restore-rehearsal = Une répétition ne restaure pas vers { $target }.
    .remedy = Exercez-vous avec reg:FICHIER, ou avec une ruche réservée à l’exercice : hive:FICHIER
restore-replace = Il n’y a rien à remplacer dans { $target } : un nouveau fichier y est écrit.
    .remedy = Omettez --replace.
source-file = { $path } ne peut pas être repris. { $cause }
    .remedy = { $remedy }
source-no-key = SSOSS ne s’y trouve pas : il n’y a rien à mettre sous séquestre.
    .remedy = La clé n’existe que sur le serveur de secret principal. Exécutez la commande sur celui-ci, ou prenez une exportation de la clé ou la ruche de ce serveur.
restore-restart = Le service n’est redémarré que sur cette machine, et { $target } n’est pas son Registre.
    .remedy = Omettez --restart-service ; les étapes à faire à la main sont affichées.
live-service-missing = Le service ENTSSO n’est pas installé sur cette machine.
    .remedy = Vérifiez que c’est bien le serveur voulu. Installez d’abord l’authentification unique de l’entreprise et joignez le système SSO.
source-empty = SSOSS existe, mais ne contient rien : il n’y a rien à mettre sous séquestre.
    .remedy = Vérifiez que c’est bien le serveur de secret principal : lui seul garde le secret dans cette clé.
source-msids = { $found } clés sous SSOSS ont pour nom un ID de secret principal ; un jeu en accepte { $most } au plus.
    .remedy = On sait qu’ENTSSO en garde deux. Regardez la clé dans l’Éditeur du Registre avant de continuer.
backup-proposed-lost = Nul ne peut ouvrir ce qui a été créé avec le mot de passe proposé pour { $path } : personne n’a ce mot de passe.
    .remedy = Ce n’est pas une sauvegarde. Détruisez-la où qu’elle se trouve, y compris sur le serveur, et recommencez.
backup-no-msid = Aucune clé sous SSOSS n’a pour nom un ID de secret principal.
    .remedy = On sait qu’ENTSSO garde ses secrets dans des clés nommées par un GUID. Vérifiez que c’est la bonne clé ; l’instantané est pris malgré tout.
prompt-nowhere-to-show = Un mot de passe serait affiché, et il n’y a aucun terminal pour l’afficher.
    .remedy = Exécutez la commande sur l’écran même de la machine. Aucune réponse donnée d’avance n’en tient lieu.
prompt-not-local = Un mot de passe serait affiché, et ce terminal n’est pas celui de cette machine : il passe par SSH ou par une liaison série.
    .remedy = Exécutez la commande sur l’écran même de la machine.
usage-plain-file = « { $target } » n’est pas un fichier : il commence comme un emplacement ou une cible.
    .remedy = N’écrivez ici que le chemin.
usage-account = Le compte de service est vide.
    .remedy = Indiquez son nom, par exemple CORP\svc-sso, ou son SID ; ou omettez l’option.
reseal-old-stays = L’ancienne part destinée à { $name } n’a pas été supprimée, et s’ouvre toujours comme avant.
    .remedy = Insérez son média et supprimez le fichier, ou détruisez le média.
reseal-old-left = La nouvelle part est valide, mais l’ancienne n’a pas pu être supprimée ({ $path }) : { $cause }
    .remedy = Supprimez-la vous-même : elle s’ouvre toujours comme avant.
reseal-card-unsure = La carte dit maintenant que la part ne se trouve pas là où elle a été lue auparavant.
    .remedy = Regardez avec sso-escrow token inspect. Si la part s’y trouve encore, elle s’ouvre avec le code PIN de cette carte.
reseal-copy-stays = Une copie de l’ancienne part se trouve encore ici : { $path }. Elle s’ouvre comme avant.
    .remedy = Supprimez-la aussi, sauf si elle doit rester.
usage-sso-dir = « { $folder } » n’est pas un dossier de Windows où une ligne de commande puisse aller.
    .remedy = Indiquez-le avec son lecteur, par exemple D:\SSO, ou avec une variable, par exemple %ProgramFiles%\SSO ; sans guillemets.
usage-windows-name = « { $name } » ne peut pas être un nom de fichier sous Windows, où sert le fichier de mise à jour.
    .remedy = Indiquez un autre fichier, par exemple promote.xml.
alias-generate = « { $typed } » est une commande de ssoconfig. Elle est comprise comme : sso-escrow generate.
    .remedy = Le fichier qui peut la suivre est pris pour l’emplacement de la première part. Indiquez combien de parts restaurent le secret (-k), et l’emplacement de chaque porteur (--share).
alias-backup = « { $typed } » est une commande de ssoconfig. Elle est comprise comme : sso-escrow backup.
    .remedy = Le fichier qui la suit est pris pour celui que ssoconfig -backupSecret a écrit (--from native:FICHIER). Indiquez combien de parts le restaurent (-k), et l’emplacement de chaque porteur (--share).
alias-restore = « { $typed } » est une commande de ssoconfig. Elle est comprise comme : sso-escrow restore.
    .remedy = Le fichier qui peut la suivre est pris pour l’emplacement d’une part, jamais pour la sauvegarde d’ENTSSO. Indiquez chaque part présentée (--share), et la destination du secret (--to).
alias-update = « { $typed } » est une commande de ssomanage. Elle est comprise comme : sso-escrow promote --check.
    .remedy = Le fichier qui la suit est examiné, et rien n’est modifié. promote --server NOM --out FICHIER en écrit un nouveau.
usage-set = « { $id } » est trop court pour désigner un jeu.
    .remedy = Indiquez au moins les 8 premiers caractères de son ID, ou les deux mots par lesquels commence le nom de ses fichiers.
bytes-out-of-bounds = Un secret principal de { $bytes } { $bytes ->
        [one] octet
       *[other] octets
    } ne peut pas être généré.
    .remedy = Indiquez une longueur de 16 à 64 octets ; 32 est la longueur habituelle.
name-empty = Le porteur indiqué pour { $place } n’a pas de nom.
    .remedy = Écrivez le nom devant l’emplacement, par exemple Anna=file:/media/anna.
name-twice = Deux porteurs s’appellent { $name }.
    .remedy = Donnez à chaque porteur un nom différent.
names-too-long = Les noms de tous les porteurs sont trop longs au total : un fichier de part, qui les contient tous, a au plus { $most } octets.
    .remedy = Raccourcissez les noms.
line-too-long = Un texte compte plus de { $longest } caractères ; il commence par « { $start } ».
    .remedy = Raccourcissez-le.
line-character = Un texte contient un caractère qui pourrait tromper le lecteur : { $text }
    .remedy = Retirez les caractères de contrôle, les marques de sens d’écriture et les caractères invisibles.
vectors-unreadable = Impossible de lire { $path } : { $cause }.
    .remedy = Indiquez le dossier des vecteurs : il contient primitives.json et les dossiers primitives, share et token.
prompt-no-terminal = Une réponse est nécessaire, et il n’y a pas de terminal.
    .remedy = Lancez la commande dans un terminal, ou répondez d’avance (--yes et --passwords-from -).
ask-needs-terminal = Des médias doivent être demandés, et il n’y a pas de terminal.
    .remedy = Lancez la commande dans un terminal, ou indiquez des dossiers au lieu de « ask ».
unseal-needs-terminal = L’écriture d’une part sans protection doit être confirmée dans un terminal, et il n’y en a pas.
    .remedy = Lancez la commande dans un terminal. --yes ne répond à cette question que dans une répétition.
prompt-not-utf8 = La saisie n’est pas en UTF-8. Réglez le terminal sur UTF-8, puis recommencez la saisie.
prompt-too-long = La saisie est trop longue. Recommencez la saisie.
declined = Arrêt, conformément à votre réponse. Rien n’a été écrit.
    .remedy = Relancez la commande lorsque ce point sera réglé.
impossible = Le programme est arrivé dans un état impossible : { $what }.
    .remedy = C’est un défaut du programme. Veuillez le signaler, avec le texte ci-dessus.
interrupted = Interruption : la commande a été arrêtée avant la fin.
    .remedy = S’il est resté quelque chose, c’est indiqué ci-dessus. Relancez la commande quand vous pourrez continuer.

## Ce qui se trouve sous SSOSS

tree-name = Le nom « { $name } » ne peut pas exister dans le Registre.
    .remedy = Le nom d’une clé a de 1 à 255 caractères et pas de barre oblique inverse, celui d’une valeur au plus 16 383 ; aucun ne contient de caractère NUL. Refaites l’exportation ou la ruche sur le serveur lui-même.
tree-twice = Le nom « { $name } » s’y trouve deux fois : le Registre ne distingue pas les majuscules des minuscules.
    .remedy = Refaites l’exportation : reg export écrit chaque clé et chaque valeur une fois.
tree-too-deep = Des clés se trouvent à plus de { $deepest } niveaux sous SSOSS.
    .remedy = À notre connaissance, ENTSSO ne fait rien de tel. Regardez la clé dans l’Éditeur du Registre avant de continuer.
tree-layout = Le contenu n’est pas un instantané de SSOSS que cette version sait lire.
    .remedy = Utilisez la version qui a créé le jeu, ou une version ultérieure. Les mots et les parts du jeu ne sont pas en cause.

## Fichiers d’inscription

reg-not-reg = Ceci n’est pas un fichier d’inscription : aucun ne commence ainsi.
    .remedy = Créez-en un sur le serveur de secret principal, dans une invite de commandes ouverte en tant qu’administrateur : reg export HKLM\SOFTWARE\Microsoft\ENTSSO\SSOSS FICHIER
reg-encoding = Le fichier d’inscription n’est pas du texte dans un encodage que Windows emploie.
    .remedy = Prenez le fichier tel que reg export l’a écrit (UTF-16 avec une marque d’ordre des octets), et non une copie convertie par un autre programme.
reg-cut-off = Le fichier ne se termine pas par une ligne vide, comme le fait toute exportation : il a été tronqué.
    .remedy = Exportez à nouveau la clé et recopiez le fichier. Ne vous fiez à rien de ce que contient celui-ci.
reg-too-large = Le fichier d’inscription contient trop de données pour la mémoire verrouillée ; dans un autre encodage que l’Unicode de Windows, { $kib } Kio sont le maximum.
    .remedy = Exportez la clé SSOSS seule, soit quelques Kio : reg export, ou dans l’Éditeur du Registre Fichier, Exporter, « Branche sélectionnée ».
reg-code-page = La ligne { $line } du fichier d’inscription a des caractères hors ASCII, dans l’ancienne forme REGEDIT4 : lesquels, cela dépend de la machine qui l’a écrit.
    .remedy = Exportez de nouveau sous la forme de la version 5, comme le fait reg export.
reg-line = La ligne { $line } du fichier d’inscription n’est pas de celles qu’une exportation contient.
    .remedy = Prenez le fichier tel que reg export l’a écrit, ou exportez de nouveau.
reg-deletion = La ligne { $line } du fichier d’inscription supprime quelque chose : ce n’est pas une exportation.
    .remedy = Prenez le fichier tel que reg export l’a écrit, ou exportez de nouveau.
reg-no-key = SSOSS ne se trouve pas dans le fichier d’inscription.
    .remedy = La clé n’existe que sur le serveur de secret principal. Exportez-la sur celui-ci, dans une invite de commandes ouverte en tant qu’administrateur : reg export HKLM\SOFTWARE\Microsoft\ENTSSO\SSOSS FICHIER
reg-other-key = Le fichier d’inscription ne contient pas SSOSS à l’endroit où ENTSSO le garde ; il contient { $key }.
    .remedy = Exportez HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\ENTSSO\SSOSS dans une invite de commandes 64 bits. Si la clé vient d’une ruche chargée sous un autre nom, prenez le fichier de cette ruche lui-même : hive:FICHIER
reg-twice = La clé { $key } se trouve deux fois dans le fichier d’inscription : ce n’est pas une exportation.
    .remedy = Prenez le fichier tel que reg export l’a écrit, ou exportez de nouveau.
reg-name = Le nom « { $name } » ne peut pas être écrit dans un fichier d’inscription.
    .remedy = Restaurez plutôt vers hive:FICHIER ou live.

## La sauvegarde d’ENTSSO

native-empty = Le fichier de sauvegarde est vide.
    .remedy = Sauvegardez de nouveau le secret principal : ssoconfig -backupSecret FICHIER
native-is-hive = Le fichier est une ruche de Registre, et non une sauvegarde d’ENTSSO.
    .remedy = Indiquez le fichier qu’a écrit ssoconfig -backupSecret ; ou reprenez la ruche par --from hive:FICHIER.
native-is-reg = Le fichier est une exportation du Registre, et non une sauvegarde d’ENTSSO.
    .remedy = Indiquez le fichier qu’a écrit ssoconfig -backupSecret ; ou reprenez l’exportation par --from reg:FICHIER.
native-is-ours = Le fichier provient de ce programme : ce n’est pas une sauvegarde d’ENTSSO.
    .remedy = Indiquez le fichier qu’a écrit ssoconfig -backupSecret.
native-others = D’autres fichiers dont le nom se termine par .bak se trouvent dans ce dossier : { $names }. ENTSSO les examine aussi (événement 10564).
    .remedy = Avant ssoconfig -restoreSecret, ne laissez aucun autre fichier de ce type à côté de celui qui est restauré.
native-file-name = « { $name } » n’est pas un nom de fichier que Windows accepte.
    .remedy = Renommez le fichier ; les noms d’ENTSSO ressemblent à SSO478AD.bak.
native-password = Le mot de passe d’une sauvegarde d’ENTSSO a de { $shortest } à { $longest } caractères et aucun caractère de contrôle ; celui-ci en a { $characters }.
    .remedy = Tapez le mot de passe qui a été donné à ssoconfig -backupSecret.
native-reminder = Le rappel de mot de passe d’une sauvegarde d’ENTSSO a au plus { $longest } caractères et aucun caractère de contrôle.
    .remedy = Tapez le rappel tel que ssoconfig -restoreSecret l’affiche, ou omettez-le.
native-layout = Le contenu n’est pas une sauvegarde d’ENTSSO que cette version sait lire.
    .remedy = Utilisez la version qui a créé le jeu, ou une version ultérieure. Les mots et les parts du jeu ne sont pas en cause.

## Le Registre en service (live)

live-put-back-copy-stays = SSOSS n’a pas pu être écrit : { $cause } L’état antérieur est rétabli ; sa copie n’a pas pu être supprimée.
    .remedy = Corrigez ce qui est indiqué ci-dessus, puis relancez la commande : elle commence par supprimer la copie. À la main : reg delete "HKLM\SOFTWARE\sso-escrow" /f
live-third-state = Une exécution précédente a été interrompue alors qu’elle modifiait SSOSS, et quelque chose d’autre y a écrit depuis. Conservé (état antérieur à cette exécution) : { $before }. Actuellement dans SSOSS : { $now }. Rien n’a été modifié.
    .remedy = Avant toute autre chose, déterminez lequel des deux contenus est le bon, et ne supprimez rien que vous ne pourriez récupérer. Pour continuer avec le contenu actuel de SSOSS, supprimez la copie : reg delete "HKLM\SOFTWARE\sso-escrow" /f. L’état antérieur se trouve dans HKLM\SOFTWARE\sso-escrow\SSOSS before\Tree.
live-copy-not-whole = La copie de SSOSS qu’une exécution précédente a conservée dans HKLM\SOFTWARE\sso-escrow est incohérente. Rien n’a été modifié.
    .remedy = Examinez cette copie et SSOSS avec regedit, et déterminez si SSOSS est correct. S’il l’est, supprimez la copie : reg delete "HKLM\SOFTWARE\sso-escrow" /f
live-copy-stays = La copie de l’état antérieur, dans HKLM\SOFTWARE\sso-escrow, n’a pas pu être supprimée : { $cause }.
    .remedy = SSOSS lui-même est complet. Supprimez la copie, qui contient un secret en clair : reg delete "HKLM\SOFTWARE\sso-escrow" /f
live-written = SSOSS est écrit et relu. { $cause }
    .remedy = Il n’y a rien à restaurer de nouveau. Supprimez la copie, qui contient un secret en clair : reg delete "HKLM\SOFTWARE\sso-escrow" /f
live-manager = Le gestionnaire de services de cette machine ne répond pas ; on ne sait donc rien du service ENTSSO : { $cause }.
    .remedy = Rien n’a été modifié. Ouvrez l’invite de commandes par « Exécuter en tant qu’administrateur », et vérifiez que services.msc s’ouvre.
live-service-not-stopped = SSOSS est écrit, mais le service ENTSSO, ou un service qui en dépend, n’a pas pu être arrêté : { $cause }. Ce qui avait été arrêté fonctionne de nouveau.
    .remedy = Il n’y a rien à restaurer de nouveau. Examinez les services (services.msc) et le journal des événements, et redémarrez ENTSSO à la main : d’ici là, il ne connaît pas le secret.
live-service-runs = Le service ENTSSO fonctionne et pourrait écrire dans SSOSS en même temps.
    .remedy = Mieux vaut répondre non, l’arrêter d’abord (net stop ENTSSO), puis relancer la commande.
live-service-runs-with = Le service ENTSSO fonctionne et pourrait écrire dans SSOSS en même temps. Ces services en dépendent : { $services }.
    .remedy = Mieux vaut répondre non, l’arrêter d’abord avec eux (net stop ENTSSO), puis relancer la commande.
live-service-runs-on-a-node = Le service ENTSSO fonctionne sur ce nœud et pourrait écrire dans SSOSS en même temps.
    .remedy = Mieux vaut répondre non, mettre d’abord sa ressource hors connexion dans le Gestionnaire du cluster de basculement, puis relancer la commande.
live-other-host-unasked = { $server } n’est aucun des noms de cette machine ({ $names }). Seule une personne devant un terminal peut dire si c’est le nom réseau d’un cluster dont elle est un nœud : --yes n’y répond pas.
    .remedy = Vérifiez que c’est la bonne machine. Lancez la commande dans un terminal, indiquez cette machine par --server, ou omettez --server.
live-made-for-another = Le jeu a été créé pour le serveur de secret principal { $server } ; cette machine est { $names }.
    .remedy = Ne continuez que si cette machine prend sa place. Indiquez-la alors par --server, et cet avertissement disparaît.
live-restart-on-a-node = Sur un nœud de cluster, --restart-service ne redémarre pas le service ENTSSO : le cluster y verrait une panne.
    .remedy = Rien n’a été modifié. Omettez --restart-service. Ensuite, mettez la ressource ENTSSO hors connexion dans le Gestionnaire du cluster de basculement, puis remettez-la en ligne.
live-not-windows = « live » désigne le Registre d’un Windows en marche ; or cette machine n’exécute pas Windows.
    .remedy = Lancez sso-escrow.exe sur le serveur, ou passez par un fichier : backup reprend ce qu’a écrit reg export (--from reg:FICHIER), et restore écrit un fichier à importer là-bas (--to reg:FICHIER).
live-not-elevated = Seul un administrateur peut écrire dans le Registre de ce serveur, et cette invite de commandes n’a pas été ouverte en tant qu’administrateur.
    .remedy = Ouvrez l’invite de commandes par « Exécuter en tant qu’administrateur ». Les droits Windows ne remplacent pas ceux d’un administrateur SSO : ENTSSO exige aussi ces derniers.
live-no-account = SSOSS n’existe pas sur ce serveur, et le compte du service ENTSSO n’est pas connu : une nouvelle clé lui serait fermée.
    .remedy = Indiquez le compte du service : --service-account DOMAINE\NOM, ou son SID.
live-unknown-account = Windows ne connaît pas le compte « { $account } » : { $cause }.
    .remedy = Écrivez-le sous la forme DOMAINE\NOM, .\NOM pour un compte de cette machine, ou comme SID (S-1-5-…).
live-refused = Le Registre a refusé l’accès à { $key } : { $cause }.
    .remedy = Rien n’a été modifié. Lancez la commande dans une invite de commandes ouverte en tant qu’administrateur, et examinez les autorisations de cette clé (regedit, Autorisations).
live-name = Une clé ou une valeur de { $key } porte un nom qui n’est pas du texte.
    .remedy = À notre connaissance, ENTSSO n’écrit aucun nom de ce genre ; examinez la clé avec regedit. Rien n’a été modifié.
live-too-large = Les valeurs situées sous SSOSS dépassent { $most } octets au total.
    .remedy = À notre connaissance, ENTSSO n’écrit rien d’aussi long ; examinez la clé avec regedit. Rien n’a été modifié.
live-interrupted = Une exécution précédente a été interrompue alors qu’elle modifiait SSOSS, qui contient maintenant des clés d’avant et d’après. L’état antérieur est conservé, mais n’a pas encore été rétabli.
    .remedy = Ne démarrez pas le service ENTSSO. Relancez restore avec « --to live », sans --dry-run : la commande montre ce qui serait rétabli et demande confirmation.
live-put-back = SSOSS n’a pas pu être écrit : { $cause } L’état antérieur est rétabli.
    .remedy = Corrigez ce qui est indiqué ci-dessus, puis relancez la commande.
live-differs = Ce qui a été relu dans le Registre n’est pas ce qui a été écrit.
    .remedy = Un autre programme y écrit peut-être : arrêtez le service ENTSSO (net stop ENTSSO), puis relancez la commande.
live-in-doubt = SSOSS a été modifié, et l’état antérieur n’a pas pu être rétabli : { $cause } Des clés des deux états peuvent s’y trouver maintenant ; l’état antérieur est conservé dans HKLM\SOFTWARE\sso-escrow.
    .remedy = Ne démarrez pas le service ENTSSO. Relancez restore avec « --to live » : la commande montre ce qui serait rétabli et demande confirmation.
live-no-service = Le service ENTSSO n’est pas installé sur cette machine et ne peut pas être redémarré.
    .remedy = Vérifiez que c’est le bon serveur, ou omettez --restart-service. Rien n’a été modifié.
live-service = SSOSS est écrit, mais tous les services n’ont pas pu être redémarrés : { $cause }. Arrêtés maintenant : { $services }.
    .remedy = Il n’y a rien à restaurer de nouveau. Examinez les services (services.msc) et le journal des événements, et démarrez ceux-ci à la main, ENTSSO en premier.

## Ruches hors connexion

hive-not-there = Il n’y a pas de ruche à l’emplacement { $path }.
    .remedy = Indiquez le fichier : sur le volume du serveur, c’est Windows/System32/config/SOFTWARE.
hive-not-a-file = { $path } n’est pas un fichier à part entière : c’est un lien, un dossier ou un périphérique.
    .remedy = Indiquez la ruche elle-même, et non un lien vers elle.
hive-names = { $path } porte { $count } noms (liens physiques) : sous les autres, l’ancienne ruche subsisterait.
    .remedy = Trouvez-les avec find VOLUME -samefile RUCHE et supprimez ceux qui sont inutiles, ou travaillez sur une copie que vous mettrez en place vous-même.
hive-read = Impossible de lire { $path } : { $cause }.
    .remedy = Montez le volume du serveur de façon à pouvoir le lire, puis réessayez.
hive-not-a-hive = { $path } n’est pas une ruche du Registre.
    .remedy = Indiquez le fichier Windows/System32/config/SOFTWARE ; les fichiers .LOG1 et .LOG2 sont des journaux, et un fichier .reg se lit avec reg:.
hive-version = { $path } est une ruche de version { $version } ; cette version du programme traite les versions 1.3 à 1.6.
    .remedy = Écrivez plutôt un fichier d’inscription (reg:) et importez-le sur le serveur.
hive-checksum = L’en-tête de { $path } est endommagé : sa somme de contrôle ne correspond pas.
    .remedy = Laissez Windows le réparer : sur une machine Windows, exécutez reg load HKLM\MEND suivi du chemin du fichier (avec ses fichiers .LOG1 et .LOG2 à côté), puis reg unload HKLM\MEND. Ou prenez une copie saine de la ruche.
hive-damaged = { $path } est endommagée : sa structure est rompue à l’octet { $byte }.
    .remedy = Prenez une copie saine de la ruche, ou écrivez un fichier d’inscription (reg:) et importez-le sur le serveur.
hive-too-large = { $path } dépasse 1 Gio, plus que ce que cette version du programme traite.
    .remedy = Écrivez plutôt un fichier d’inscription (reg:) et importez-le sur le serveur.
hive-dirty = Windows n’a pas terminé sa dernière écriture dans { $path } : ce qui manque se trouve dans les journaux de transactions et serait perdu.
    .remedy = Laissez Windows les appliquer : sur une machine Windows, exécutez reg load HKLM\MEND suivi du chemin du fichier (avec ses fichiers .LOG1 et .LOG2 à côté), puis reg unload HKLM\MEND. Ou démarrez le serveur et arrêtez-le complètement : shutdown /s /f /t 0
hive-log-ahead = Le journal de transactions { $path } contient des modifications que la ruche n’a pas ; elles seraient perdues.
    .remedy = Laissez Windows les appliquer : sur une machine Windows, exécutez reg load HKLM\MEND suivi du chemin de la ruche (avec ses journaux à côté), puis reg unload HKLM\MEND. Les journaux d’une autre ruche n’ont rien à faire là : déplacez-les.
hive-other = { $path } n’est pas la ruche SOFTWARE : { $kind ->
        [unknown] ses clés n’indiquent pas de quelle ruche il s’agit
       *[other] d’après ses clés, ce serait { $kind }
    }, et Windows l’a chargée sous « { $name } ».
    .remedy = Indiquez le fichier SOFTWARE du dossier Windows/System32/config.
hive-no-product = { $path } n’a pas de clé Microsoft\ENTSSO : l’authentification unique de l’entreprise n’est pas installée dans ce Windows.
    .remedy = Installez-la d’abord sur le nouveau serveur, arrêtez-le complètement, puis réessayez ; ou vérifiez que c’est la ruche du bon serveur.
hive-tree = Ce qui se trouve sous SSOSS dans { $path } ne peut pas être repris : { $cause }
    .remedy = Regardez la clé sur le serveur, dans l’Éditeur du Registre.
hive-in-use = Un autre processus a ouvert { $path }.
    .remedy = Trouvez lequel avec fuser -v suivi du chemin : une machine virtuelle, une sauvegarde ou une autre exécution de ce programme. Terminez-le, puis réessayez.
hive-changed = { $path } a été modifiée par quelqu’un d’autre depuis sa lecture. Rien n’a été écrit.
    .remedy = Veillez à ce que personne ne travaille sur ce volume, puis relancez la commande.
hive-read-only = Le volume de { $path } est monté en lecture seule.
    .remedy = Montez-le en écriture : mount -o remount,rw suivi de son dossier. Si Windows n’y a pas été arrêté correctement, démarrez-le d’abord, puis arrêtez-le complètement : shutdown /s /f /t 0
hive-hibernated = Le Windows de { $path } est en veille prolongée ({ $file } l’indique) : à son réveil, il écraserait ou endommagerait ce qui serait écrit maintenant.
    .remedy = Démarrez-le et arrêtez-le complètement : shutdown /s /f /t 0. Le démarrage rapide de Windows est aussi une veille prolongée.
hive-no-room = Il n’y a pas assez de place à côté de { $path } : { $mib } Mio doivent être libres, pour la nouvelle ruche et pour la précédente.
    .remedy = Faites de la place sur ce volume, ou travaillez sur une copie de la ruche que vous mettrez en place vous-même.
hive-no-library = L’écriture dans une ruche nécessite libhivex (libhivex.so.0), qui n’est pas installée sur cette machine.
    .remedy = Installez le paquet de Debian : apt-get install libhivex0. Ou écrivez un fichier d’inscription (reg:), qui ne demande rien.
hive-no-account = { $path } reçoit une nouvelle clé, que le service ENTSSO doit pouvoir lire : son compte doit être connu.
    .remedy = Indiquez son SID avec --service-account. La ruche SYSTEM, à côté, donne le compte (ControlSet00N\Services\ENTSSO, valeur ObjectName). N’importe quelle machine de son domaine en donne le SID, dans PowerShell : ([System.Security.Principal.NTAccount]'DOMAIN\svc').Translate([System.Security.Principal.SecurityIdentifier]).Value
hive-long-value = La valeur « { $name } » compte { $bytes } octets : plus que les 16 344 qu’on peut écrire hors connexion dans une ruche.
    .remedy = Écrivez plutôt un fichier d’inscription (reg:) et importez-le sur le serveur.
hive-key-name = La clé « { $name } » ne peut pas être écrite hors connexion dans une ruche : son nom n’est pas en ASCII pur, et Windows ne la trouverait pas.
    .remedy = Écrivez plutôt un fichier d’inscription (reg:) et importez-le sur le serveur.
hive-old-hive = Une exécution précédente a été interrompue après avoir mis une nouvelle ruche à la place de { $path }. La précédente est { $old }, en clair.
    .remedy = Pour garder l’état actuel : shred -u { $old }. Pour revenir en arrière : mv { $old } { $path }. Relancez ensuite la commande.
hive-strange = { $path } fait obstacle : il porte le nom d’un fichier de ce programme, mais n’en est pas un.
    .remedy = Regardez ce que c’est et déplacez-le. Relancez ensuite la commande.
hive-refused = libhivex a refusé de modifier { $path } : { $cause }. La ruche est inchangée.
    .remedy = Écrivez plutôt un fichier d’inscription (reg:) et importez-le sur le serveur.
hive-broken = libhivex s’est arrêtée brutalement en modifiant { $path } (signal { $signal } ; 0 : durée excessive). La ruche est inchangée.
    .remedy = La ruche est peut-être inhabituelle. Écrivez plutôt un fichier d’inscription (reg:) et importez-le sur le serveur.
hive-start = Le processus qui modifie la ruche n’a pas pu être démarré : { $cause }.
    .remedy = Vérifiez si cette machine manque de mémoire ou a atteint sa limite de processus, puis réessayez.
hive-unsound = Ce que libhivex a fait de { $path } n’est pas ce qui était voulu ({ $why }) et a été jeté. La ruche est inchangée.
    .remedy = Écrivez plutôt un fichier d’inscription (reg:) et importez-le sur le serveur.
hive-attributes = Les droits d’accès de { $path } n’ont pas pu être reportés sur la nouvelle ruche ({ $attribute }). La ruche est inchangée.
    .remedy = Lancez la commande en tant que root, avec le volume monté par ntfs-3g, ou travaillez sur une copie de la ruche que vous mettrez en place vous-même.
hive-write = Impossible d’écrire { $path } : { $cause }. La ruche est inchangée.
    .remedy = Vérifiez que le volume est monté en écriture, qu’il a de la place et qu’il répond. Relancez ensuite la commande.
hive-read-back = Ce qui a été relu à côté de { $path } n’est pas ce qui a été écrit. La ruche est inchangée.
    .remedy = Le disque est peut-être défaillant : copiez le volume avant de continuer.
hive-left-behind = { $path } n’a pas pu être supprimé : { $cause }. Il peut contenir des secrets en clair ; la ruche est inchangée.
    .remedy = Supprimez-le : shred -u suivi de son chemin. Relancez ensuite la commande.
hive-not-wiped = La nouvelle ruche est en place et a été relue. La précédente n’a pas pu être effacée et se trouve en clair à l’emplacement { $old } : { $cause }.
    .remedy = Supprimez-la : shred -u { $old }
hive-in-doubt = Une nouvelle ruche a été mise à la place de { $path } ; cela n’a pu être ni confirmé, ni annulé. La précédente est { $old }.
    .remedy = Vérifiez que le volume répond encore. Pour revenir en arrière : mv { $old } { $path }. Seulement quand la ruche est bonne : shred -u { $old }
hive-only-linux = Seul le programme pour Linux travaille sur des ruches hors connexion.
    .remedy = Démarrez le serveur auquel la ruche appartient et utilisez-y live ; ou démarrez la machine à partir d’un média Linux et exécutez-y la commande.
hive-becomes-practice = { $target } reçoit un secret d’exercice et sert désormais à l’exercice.
    .remedy = Ne la placez pas dans un serveur en service.
hive-left-draft = { $path } a été laissé par une exécution interrompue : une partie d’une ruche jamais achevée. Elle peut contenir un secret.
    .remedy = Une restauration dans cette ruche le supprime.
hive-left-same = { $path } a été laissé par une exécution interrompue : la ruche elle-même sous un second nom, ou une copie. Rien n’avait été modifié.
    .remedy = Une restauration dans cette ruche le supprime.
hive-left-half-wiped = { $path } a été laissé par une exécution interrompue pendant qu’elle effaçait la ruche précédente. La nouvelle ruche est en place.
    .remedy = Une restauration dans cette ruche le supprime.
hive-left-old = { $path } a été laissé par une exécution interrompue : la ruche précédente, entière. La nouvelle ruche est en place.
    .remedy = Déterminez laquelle des deux est la bonne. Si c’est la nouvelle, détruisez l’autre ; sinon, remettez l’autre sous le nom de la ruche.
hive-left-strange = { $path } porte le nom d’un fichier de ce programme, et n’en est pas un.
    .remedy = Retirez-le avant de restaurer dans cette ruche.
hive-read-hibernated = Le Windows de { $path } est en veille prolongée ({ $file } l’indique) : ce qu’il n’avait pas encore écrit n’est pas dans la ruche et manque à ce qui est lu ici.
    .remedy = Démarrez-le, arrêtez-le complètement (shutdown /s /f /t 0) et relancez la commande. Le démarrage rapide de Windows est aussi une veille prolongée.
sid-form = « { $text } » n’est pas un identificateur de sécurité (SID).
    .remedy = Écrivez-le comme le fait Windows, par exemple S-1-5-21-1004336348-1177238915-682003330-1105. N’importe quelle machine du domaine donne celui d’un compte, dans PowerShell : ([System.Security.Principal.NTAccount]'DOMAIN\svc').Translate([System.Security.Principal.SecurityIdentifier]).Value
sid-group = { $sid } est un groupe, et non le compte d’un service : d’autres pourraient lire le secret.
    .remedy = Indiquez le SID du seul compte sous lequel s’exécute le service ENTSSO.
sid-not-run-under = Le service ENTSSO ne s’exécute pas sous { $sid } (événement { $event }) : { $cause }
    .remedy = Indiquez le SID du compte sous lequel le service s’exécute réellement : un compte du domaine, ou Service réseau (S-1-5-20).

## Cartes à puce

cause-token-agree = calculer le secret partagé
cause-token-discovery = demander quel code PIN la carte utilise
cause-token-form = demander le facteur de forme de la carte
cause-token-metadata = demander les propriétés d’une clé ou d’un code PIN
cause-token-more = obtenir la suite d’une réponse
cause-token-object = lire un objet
cause-token-put = écrire un objet
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
    .remedy = Exécutez sso-escrow en tant qu’administrateur, ou demandez l’autorisation à l’administrateur (Linux : les règles polkit de pcscd).
token-disturbed = Un autre programme a réinitialisé la carte du lecteur { $reader } pendant le travail.
    .remedy = Fermez les autres programmes qui utilisent des cartes à puce. Réessayez ensuite.
token-held = Un autre programme utilise la carte du lecteur { $reader }. Programmes possibles : { $programs }.
    .remedy = Fermez ce programme (pour scdaemon : gpgconf --kill scdaemon), ou touchez la carte si elle clignote. Réessayez ensuite.
token-interrupted = L’attente de la carte a été interrompue. Rien n’a été modifié.
    .remedy = Vous pouvez réessayer à tout moment.
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
    .remedy = Vérifiez que c’est la bonne carte. sso-escrow inspect montre avec quelle carte la part est scellée.
token-no-object = La carte ne contient pas d’objet { $id }.
    .remedy = Vérifiez que c’est la bonne carte et le bon objet.
token-no-point = La part contient une valeur qui n’est pas un point de la courbe P-256. sso-escrow ne l’a pas envoyée à la carte.
    .remedy = Cette part est endommagée, ou quelqu’un l’a créée pour extraire une clé d’une carte. Utilisez une autre copie, et cherchez qui a créé celle-ci.
token-no-reader = Aucun lecteur de cartes n’est branché, et aucune carte à puce avec lecteur intégré n’est insérée.
    .remedy = Branchez le lecteur ou insérez la carte à puce. Dans une machine virtuelle, attribuez aussi le périphérique USB à la machine virtuelle.
token-no-service = Le service de cartes à puce du système ne répond pas.
    .remedy = Démarrez le service. Linux : apt-get install pcscd, puis systemctl start pcscd.socket. Windows : sc start SCardSvr.
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
token-object-id = La carte n’accepte pas d’objet { $id }.
    .remedy = Utilisez un objet de 5FC10D à 5FC120. Certaines cartes n’acceptent que les premiers.
token-other-card = La carte n’a pas pu prouver qu’elle est la carte attendue : sa clé de l’emplacement 9E est différente. sso-escrow ne lui a pas donné le code PIN.
    .remedy = Insérez la bonne carte. Si ce devrait être la bonne carte, elle a pu être échangée ou réinitialisée : gardez-la, et cherchez ce qui s’est passé.
token-pin-blocked = Le code PIN de la carte est bloqué.
    .remedy = Demandez à la personne qui détient le code PUK de définir un nouveau code PIN : yubico-piv-tool -a unblock-pin, ou ykman piv access unblock-pin. Les clés restent telles quelles. Ne réinitialisez pas la carte : cela les détruit. Si le code PUK est lui aussi bloqué ou perdu, plus rien ne peut ouvrir une part scellée avec cette carte : dites au responsable que le jeu a une part de moins.
token-pulled = La carte du lecteur { $reader } a été retirée, ou le lecteur est vide.
    .remedy = Insérez la carte et laissez-la en place jusqu’à la fin du travail. Réessayez ensuite.
token-refused = La carte a refusé cette étape : { $asked } (état { $status }).
    .remedy = Retirez la carte et insérez-la de nouveau. Réessayez ensuite. Si l’erreur se répète, signalez l’état et le type de carte.
token-several = Plusieurs cartes à puce sont insérées : { $tokens }.
    .remedy = Indiquez la bonne par son numéro de série (piv:NUMÉRO), ou retirez les autres.
token-system = Le service de cartes à puce du système a échoué avec le code { $code }.
    .remedy = Retirez la carte et insérez-la de nouveau. Réessayez ensuite. Si l’erreur se répète, redémarrez le service (Linux : systemctl restart pcscd).
token-too-large = La carte n’a pas assez de place pour { $bytes } octets dans l’objet { $id }. Rien n’a été écrit.
    .remedy = Utilisez une carte qui a plus de place, ou supprimez de celle-ci ce qui ne sert plus.
token-tries-unknown = La carte n’indique pas combien d’essais du code PIN restent, et personne n’a confirmé l’utilisation d’un essai. Aucun essai n’a été utilisé.
    .remedy = Vérifiez d’abord que le code PIN est le bon. Exécutez ensuite de nouveau la commande dans un terminal, et confirmez qu’elle peut utiliser un essai.
token-two-alike = Deux cartes à puce insérées portent le numéro { $token }. Leurs lecteurs : { $readers }.
    .remedy = Retirez l’une des deux cartes. Deux cartes ne doivent pas avoir le même numéro : cherchez laquelle est authentique.
token-unknown-reader = Le lecteur « { $reader } » n’est pas branché. Lecteurs branchés : { $readers }.
    .remedy = Branchez ce lecteur, ou utilisez-en un qui est branché.
token-wanted = La carte à puce { $token } n’est pas insérée. Cartes insérées : { $others }.
    .remedy = Insérez-la. Réessayez ensuite.
token-wrong-pin = Le code PIN est incorrect : { $tries }.
    .remedy = Vérifiez que c’est le code PIN de cette carte, et non son code PUK. Saisissez-le ensuite de nouveau.
cause-token-administrate = présenter la clé de gestion
token-no-management-key = La carte indique que le code PIN protège sa clé de gestion, mais aucune clé de gestion n’y est enregistrée.
    .remedy = Définissez une clé de gestion protégée par le code PIN : ykman piv access change-management-key --generate --protect.
token-not-a-management-key = Ce n’est pas une clé de gestion. Une clé de gestion compte 32, 48 ou 64 chiffres hexadécimaux.
    .remedy = Saisissez-la de nouveau. La personne qui a configuré la carte la connaît.
token-occupied = Le conteneur { $id } de la carte est déjà utilisé. Rien n’a été écrit.
    .remedy = Réessayez : sso-escrow cherche alors le prochain conteneur libre.
token-other-key = La part est scellée avec une autre clé que celle de l’emplacement { $slot } de la carte.
    .remedy = Insérez la bonne carte. Si quelqu’un a créé une nouvelle clé dans cet emplacement, la part scellée avec l’ancienne est perdue.
token-read-back = sso-escrow a modifié l’objet { $id } de la carte, mais la relecture montre un contenu différent.
    .remedy = Examinez d’abord la carte (sso-escrow inspect). Réessayez ensuite. Si l’erreur se répète, utilisez une autre carte.
token-wrong-management-key = Ce n’est pas la clé de gestion de la carte.
    .remedy = Demandez la bonne clé à la personne qui a configuré la carte. Après ykman piv access change-management-key --protect, le code PIN protège la clé, et sso-escrow la trouve sur la carte.

## Parts sur cartes à puce

share-card-failed = La carte à puce { $token } n’a pas ouvert la part à l’emplacement { $place }, qui se présente comme la part { $x } ({ $name }). La raison est indiquée ci-dessus.
    .remedy = sso-escrow ignore cette part. Les autres porteurs peuvent encore réunir le quorum.
share-of-other-card = La part à cet emplacement est scellée avec une autre carte à puce : { $token }.
    .remedy = Indiquez cette carte (piv:{ $token },file:CHEMIN), ou indiquez seulement le fichier : la part précise quelle carte l’ouvre.
share-of-no-card = La part à cet emplacement est scellée avec un mot de passe, et non avec une carte à puce.
    .remedy = Indiquez seulement le fichier : file:CHEMIN.
card-no-share = La carte à puce { $card } ne contient aucune part que cette commande puisse utiliser.
    .remedy = Vérifiez que c’est la bonne carte. sso-escrow inspect montre ce qu’elle contient. Une part scellée avec une carte peut aussi se trouver sur un média.
card-several-sets = La carte à puce { $card } contient des parts de plusieurs jeux : { $sets }.
    .remedy = Indiquez le bon jeu : --set et les 8 premiers chiffres de son ID.
card-several-shares = La carte à puce { $card } contient plusieurs parts d’un même jeu. sso-escrow ne crée jamais un tel jeu.
    .remedy = Examinez la carte (sso-escrow inspect), et cherchez qui y a écrit ces parts.
card-bad-share = Le conteneur { $object } de la carte à puce { $card } commence comme une part, mais n’est pas une part valide : { $cause }
    .remedy = sso-escrow l’ignore. Si c’est la seule copie de cette part, prévenez le responsable : le jeu a une part de moins.
passwords-from-with-cards = Plusieurs cartes sont désignées seulement par piv: sans numéro de série. sso-escrow ne peut pas savoir d’avance à quelle carte correspond chaque code PIN.
    .remedy = Indiquez les cartes par leurs numéros de série (piv:NUMÉRO), ou omettez --passwords-from.

## Préparation des cartes à puce

cause-token-change = changer le code PIN ou le code PUK
cause-token-generate = créer une clé
cause-token-manage = définir une nouvelle clé de gestion
provision-already-for = La carte est déjà préparée pour { $custodian }. Rien n’a été modifié.
    .remedy = Utilisez cette carte pour { $custodian }, ou utilisez une autre carte. sso-escrow ne supprime jamais une clé d’une carte.
provision-card-key-other = L’emplacement 9E de la carte contient une clé qui n’est pas une clé P-256, ou que la carte ne décrit pas. sso-escrow ne l’a pas modifiée.
    .remedy = Utilisez une autre carte, ou demandez à la personne qui utilise cette clé de la supprimer.
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
usage-object = --object n’accepte pas « { $written } ».
    .remedy = Indiquez un conteneur de 5FC10D à 5FC120, où sso-escrow cherche les parts : --object 5FC11A. Pour une seule carte, ajoutez son numéro de série : --object 12345678=5FC11A.
usage-id-twice = { $option } est indiqué deux fois pour la même carte, ou deux fois sans numéro de série.
    .remedy = Indiquez cette option une fois par carte, et au plus une fois sans numéro de série, pour toutes les autres cartes.
usage-id-unused = { $option } désigne la carte à puce { $token }, mais cette commande n’y utilise pas la valeur. Rien n’a été écrit.
    .remedy = Corrigez le numéro de série, ou omettez cette option.
provision-already-in = La carte a déjà une clé pour les parts, dans l’emplacement { $slot }. sso-escrow n’a pas modifié cette clé.
    .remedy = Omettez --slot, ou indiquez l’emplacement { $slot }.
provision-slot-in-use = L’emplacement { $slot } de la carte est utilisé, ou n’existe pas sur cette carte. sso-escrow ne l’a pas modifié.
    .remedy = Indiquez un autre emplacement, ou omettez --slot : sso-escrow utilise alors le premier emplacement libre.
provision-card-key-guarded = La clé de l’emplacement 9E de la carte exige le code PIN. La carte ne peut donc pas prouver son identité avant de le recevoir. Elle ne peut pas recevoir de part.
    .remedy = Utilisez une autre carte. Ou créez dans l’emplacement 9E une clé qui n’exige pas de code PIN, si le programme du fabricant de la carte le permet : yubico-piv-tool -a generate -s 9e --pin-policy never.
provision-not-factory = La carte a refusé le code PIN ou le code PUK d’usine, qu’elle devait pourtant avoir. Un essai a été utilisé.
    .remedy = Définissez d’abord les deux codes avec un autre programme (ykman piv access change-pin, change-puk). Exécutez ensuite de nouveau cette commande. Si l’erreur se répète, n’utilisez pas cette carte.
provision-full = La carte est pleine : aucun emplacement de 82 à 95 n’est libre pour une clé. sso-escrow n’en a modifié aucun.
    .remedy = Utilisez une autre carte, ou supprimez de celle-ci ce qui ne sert plus.
provision-key-differs = La carte a créé une clé dans l’emplacement { $slot }, mais elle y indique une clé différente.
    .remedy = N’utilisez pas cette carte.
provision-needs-management-key = La clé de gestion de la carte n’est pas celle d’usine, et le code PIN ne la protège pas.
    .remedy = Exécutez de nouveau la commande dans un terminal, sans --passwords-from. La personne qui a défini la clé de gestion la saisit alors : 32, 48 ou 64 chiffres hexadécimaux.
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
    .remedy = Changez la clé de gestion avec le programme qui a configuré la carte, et exécutez de nouveau cette commande avec cette clé. Ou utilisez une autre carte.
provision-puk-last-try = Il ne reste qu’un essai pour le code PUK de la carte. sso-escrow n’utilise jamais le dernier essai.
    .remedy = Trouvez d’abord le bon code PUK. Changez-le ensuite vous-même : ykman piv access change-puk.
provision-read-back = sso-escrow a écrit l’objet { $id } de la carte, mais la relecture montre un contenu différent.
    .remedy = Exécutez de nouveau la commande : elle reprend où elle s’est arrêtée. Si l’erreur se répète, n’utilisez pas cette carte.
attest-no-chain = Aucune chaîne de signatures ne mène de l’attestation de la carte à l’un des certificats racines.
    .remedy = Vérifiez que le fichier contient la racine du fabricant pour les cartes de cet âge, et les certificats intermédiaires. S’il les contient, la carte n’est pas de ce fabricant, ou sa clé F9 a été remplacée.
attest-no-pin = La carte indique que sa clé fonctionne sans code PIN : toute personne qui a la carte pourrait ouvrir la part.
    .remedy = Créez une autre clé : sso-escrow token provision.
attest-no-root = Le fichier ne contient pas de certificat racine. Un certificat racine est signé par lui-même.
    .remedy = Ajoutez le certificat racine du fabricant, au format PEM. firmware-notes/ indique d’où il vient.
attest-not = La carte n’atteste pas sa clé. Soit elle ne le peut pas, soit la clé n’a pas été créée dans la carte.
    .remedy = Utilisez une carte qui atteste sa clé. Ou acceptez que rien ne montre d’où vient la clé : --waive attestation.
attest-not-pem = Le fichier des certificats racines ne contient aucun certificat au format PEM, ou l’un d’eux est illisible.
    .remedy = Indiquez un fichier de certificats au format PEM, chacun entre BEGIN CERTIFICATE et END CERTIFICATE.
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
firmware-forgets-pin = Le micrologiciel 5.3.1 de la carte à puce { $token } oublie que le code PIN a été présenté lorsqu’un programme demande combien d’essais restent. Cela n’affaiblit aucune clé. sso-escrow ne le demande pas à ce moment, mais d’autres programmes peuvent échouer.
    .remedy = Utilisez une carte avec un autre micrologiciel, ou acceptez celle-ci : --waive firmware.
firmware-power-up = La carte à puce { $token } a le micrologiciel 4.4.2 ou 4.4.4 de la série FIPS (YSA-2019-02). Ses premières valeurs aléatoires après la mise sous tension sont en partie prévisibles. Les signatures de ses clés P-256 (9E, 9C) peuvent révéler ces clés. Une clé P-256 créée juste après la mise sous tension est plus faible qu’elle ne devrait l’être, y compris celle qui ouvre la part.
    .remedy = N’utilisez pas cette carte. Son fabricant a remplacé ces cartes. --waive firmware l’accepte.
firmware-roca = La carte à puce { $token } a un micrologiciel de 4.2.6 à 4.3.4 (ROCA, CVE-2017-15361). Les clés RSA créées sur cette carte peuvent être calculées à partir de leurs clés publiques. sso-escrow n’utilise que des clés P-256, qui ne sont pas concernées.
    .remedy = N’utilisez pas les clés RSA de cette carte. Utilisez une carte avec un micrologiciel plus récent, ou acceptez celle-ci : --waive firmware.
prepared-full = La carte est pleine : elle n’a pas de conteneur libre pour une part de plus.
    .remedy = Utilisez une autre carte, ou supprimez de celle-ci ce qui ne sert plus. sso-escrow token inspect montre ce qu’elle contient.
prepared-no-card-key = La carte n’a pas de clé P-256 dans l’emplacement 9E. Elle a besoin de cette clé pour prouver son identité.
    .remedy = Créez la clé : sso-escrow token provision. Sur une carte qui n’est pas une YubiKey : yubico-piv-tool -a generate -s 9e -A ECCP256, puis importez son certificat.
prepared-no-name = La carte n’a ni numéro de série ni CHUID avec un GUID : rien ne la distingue d’une autre carte.
    .remedy = Donnez-lui un CHUID : yubico-piv-tool -a set-chuid.
prepared-no-such-key = L’emplacement { $slot } de la carte n’a pas de clé P-256 avec un certificat.
    .remedy = Utilisez un emplacement qui en a une. sso-escrow token inspect les montre.
prepared-not = La carte n’est pas préparée : aucun de ses emplacements 82 à 95 n’a de clé P-256 avec un certificat.
    .remedy = Préparez-la : sso-escrow token provision.
prepared-not-plain = La carte n’est pas préparée : aucun de ses emplacements 82 à 95 n’a de clé P-256 avec un certificat. La carte n’est pas une YubiKey.
    .remedy = Préparez-la avec le programme de son fabricant, ou avec yubico-piv-tool. Créez d’abord les clés : -a generate -s 82 -A ECCP256 -o key.pem, et de même avec -s 9e. Importez ensuite un certificat pour chaque clé : -a import-certificate -s 82 -i certificate.pem. docs/cards.md donne toutes les lignes de commande.
prepared-object-in-use = Le conteneur { $object } de la carte n’est pas libre : il a un contenu, son emplacement a une clé, ou la carte n’a pas ce conteneur.
    .remedy = Indiquez un autre conteneur, ou omettez --object : sso-escrow utilise alors le conteneur libre le plus haut.
prepared-other-key = Le certificat de l’emplacement { $slot } de la carte concerne une autre clé que celle de cet emplacement.
    .remedy = Préparez de nouveau la carte : sso-escrow token provision. Si personne ne sait comment cela s’est produit, n’utilisez pas la carte.
prepared-several = La carte a plusieurs clés P-256, dans les emplacements { $slots }, et aucun emplacement n’a été indiqué.
    .remedy = Indiquez l’emplacement : --slot 83, ou --slot 12345678=83 s’il y a plusieurs cartes.
generate-not-voided-card = Le jeu est nul, et la part de { $name } est peut-être encore sur la carte à puce { $token } : { $path }
    .remedy = Cette part n’appartient à aucun jeu et n’ouvre rien. Vous pouvez la supprimer de la carte à tout moment. Exécutez de nouveau la commande depuis le début.
attest-no-roots = Aucun certificat racine n’a été indiqué ; sso-escrow ne peut donc pas vérifier l’attestation de la carte à puce { $token }. Rien ne montre que sa clé a été créée dans la carte.
    .remedy = Indiquez les certificats racines du fabricant avec --attestation-root FICHIER, ou acceptez cela : --waive attestation.
management-needs-terminal = Quelqu’un doit saisir la clé de gestion de la carte à puce { $token }, mais il n’y a pas de terminal.
    .remedy = Exécutez la commande dans un terminal. Ou protégez la clé de gestion par le code PIN : ykman piv access change-management-key --protect.
card-has-share = La carte à puce { $token } est déjà utilisée pour une autre part de ce jeu, celle de { $name }. Chaque carte ne peut recevoir qu’une part d’un jeu.
    .remedy = Utilisez une carte différente pour chaque porteur.
envelope-two-places =
    Le contenu est trop long pour les parts ; un fichier d’enveloppe le contient donc. L’enveloppe ne serait qu’à { $places } { $places ->
            [one] endroit
           *[other] endroits
        }, mais il en faut au moins deux.
    .remedy = Indiquez d’autres endroits avec --envelope file:DOSSIER, une fois pour chacun. À côté de chaque part sur un média, sso-escrow écrit de toute façon une enveloppe.
usage-envelope = { $place } ne peut pas recevoir d’enveloppe.
    .remedy = Écrivez file: et le chemin d’un dossier.
card-weak-firmware = Le micrologiciel { $firmware } de la carte à puce { $token } a des faiblesses connues : { $names }. sso-escrow ouvre la part malgré tout.
    .remedy = sso-escrow token inspect explique ces faiblesses. Scellez de nouveau la part avec une carte au micrologiciel plus récent.
reseal-new-left = La nouvelle part est inutilisable, et se trouve peut-être encore à { $path }. L’ancienne part est inchangée.
    .remedy = Examinez la carte (sso-escrow inspect). Réessayez ensuite avec cette carte ou avec une autre.
reseal-envelope-elsewhere = Le contenu de ce jeu est dans un fichier d’enveloppe, mais il n’y a pas de fichier d’enveloppe à côté de la nouvelle part.
    .remedy = Gardez les fichiers d’enveloppe existants. Sans fichier d’enveloppe, aucun quorum ne peut restaurer le contenu.
usage-choice = { $option } n’accepte pas « { $value } ».
    .remedy = Utilisez l’une de ces valeurs : { $known }.
usage-empty-path = Un chemin est vide.
    .remedy = Indiquez le chemin d’un fichier ou d’un dossier.
completions-script = sso-escrow n’a pas pu écrire le script de complétion.
    .remedy = C’est une erreur de sso-escrow. Signalez-la.
man-not-written = sso-escrow n’a pas pu écrire la page de manuel : { $cause }.
    .remedy = C’est une erreur de sso-escrow. Signalez-la.
