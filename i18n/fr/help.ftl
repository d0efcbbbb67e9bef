### L’aide qu’affiche --help.

help-about = Séquestre par quorum du secret principal de l’authentification unique de l’entreprise (ENTSSO).
help-after =
    PLACE s’écrit file: suivi du chemin d’un dossier ou d’un fichier de part ; piv: suivi
    du numéro de série de la carte à puce où se trouve la part (piv: seul : la carte
    insérée) ; les deux séparés par une virgule, pour une part scellée avec la carte et
    placée dans le dossier ; ou ask, pour insérer médias ou cartes l’un après l’autre,
    s’il n’y a qu’un port USB.
    Codes de retour : 0 réussite, 1 échec, 2 erreur d’utilisation, 3 quorum non
    atteint, 4 part ou fichier endommagé ou étranger au jeu, 5 mot de passe
    ou code PIN incorrect, 6 refus de la cible, 7 machine inadaptée.
    Les commandes de ssoconfig et de ssomanage (-generateSecret, -backupSecret,
    -restoreSecret, -updatedb, avec n’importe quel tiret) valent generate, backup,
    restore, promote --check.
    Ce que ce programme restaure n’a jamais été essayé sur un vrai serveur ENTSSO.
help-heading-usage = Utilisation :
help-heading-commands = Commandes
help-heading-options = Options disponibles
help-heading-arguments = Paramètres

help-generate = Générer un secret principal, le partager et sceller chaque part avec le mot de passe ou la carte à puce d’un porteur
help-backup = Reprendre ce qu’ENTSSO a aujourd’hui, le partager et sceller chaque part avec le mot de passe ou la carte à puce d’un porteur
help-restore = Restaurer le secret principal à partir d’un quorum de parts
help-inspect = Afficher l’en-tête public des parts ; aucun mot de passe ni code PIN n’est demandé
help-verify = Vérifier votre propre part
help-drill = Contrôler les parts et l’état du quorum ; rien n’est écrit
help-reseal = Donner à une part un nouveau mot de passe ou une nouvelle carte à puce ; jeu, numéro et porteur restent les mêmes
help-unseal = Écrire la part en clair, pour une récupération sans ce programme
help-sets = Afficher les jeux, les générations et les MSID présents à certains emplacements
help-promote = Écrire le fichier de mise à jour qui fait d’un autre serveur le serveur de secret principal, ou en examiner un
help-runbook = Afficher que faire, étape par étape : sauvegarder, restaurer, promouvoir, mettre en cluster, etc.
help-token = Cartes à puce : les lister, en préparer une, en examiner une
help-token-list = Lister les lecteurs et les jetons qu’ils contiennent
help-token-provision = Préparer une YubiKey à recevoir une part : code PIN, code PUK, clé de gestion, clés et certificats
help-token-inspect = Montrer ce qu’une carte dit sans code PIN
help-argument-card = La carte : piv: et son numéro de série, ou piv: seul pour celle qui est insérée
help-option-custodian = Le porteur, nommé dans les certificats
help-option-key-label = Un libellé dans les certificats
help-option-pin-policy = Quand la clé demande le code PIN : une fois par session, ou à chaque utilisation (par défaut : once)
help-option-touch-policy = Quand la clé demande à être touchée : à chaque utilisation, ou pas de nouveau pendant 15 secondes (par défaut : always)
help-option-key-slot = L’emplacement de la clé avec laquelle les parts sont scellées, de 82 à 95 (par défaut : le premier qui est libre)
help-option-certificates = Écrire les certificats et l’attestation dans ce dossier
help-option-pins-from = Lire le code PIN, le code PUK et, si elle est demandée, la clé de gestion, un par ligne, depuis l’entrée standard (-)
help-vectors = Vecteurs de test
help-vectors-verify = Contrôler les réponses connues de chaque primitive cryptographique et les vecteurs du format
help-completions = Afficher le script de complétion d’un interpréteur de commandes

help-argument-place = La part : file: suivi d’un dossier ou d’un fichier de part, ou une carte
help-argument-places = Dossiers ou fichiers de part, chacun précédé de file:, ou cartes
help-argument-procedure = La procédure, ou « all » ; à défaut, la liste des procédures
help-argument-shell = bash, elvish, fish, powershell ou zsh

help-option-help = Afficher cette aide
help-option-version = Afficher la version
help-option-lang = Langue ; à défaut, celle des paramètres régionaux, sinon l’anglais
help-option-json = Afficher un seul objet JSON (docs/json.md)
help-option-threshold = Nombre de parts nécessaires pour restaurer : au moins 2
help-option-named-share = Porteur et média ou carte à puce destinés à sa part ; à répéter pour chaque part
help-option-share = Part présentée par un porteur ; à répéter pour chaque part
help-option-label = Libellé du jeu
help-option-server = Serveur de secret principal auquel le secret est destiné
help-option-server-now = Nouveau serveur de secret principal
help-option-service-account = Compte de service ENTSSO sur ce serveur (nom ou SID)
help-option-bytes = Longueur du secret : 16 à 64 octets, 32 par défaut
help-option-extra-entropy = Demander des lancers de dés ou des frappes au clavier, qui sont mêlés à l’aléa
help-option-to-target = Où va le contenu : reg:FICHIER (nouveau), hive:FICHIER, live ou native:DOSSIER
help-option-from = Ce qui est repris : reg:FICHIER, hive:FICHIER, live ou native:FICHIER (écrit par ssoconfig -backupSecret)
help-option-propose-password = Proposer d’abord un mot de passe pour ssoconfig -backupSecret, et attendre son fichier
help-option-replace = Remplacer ce qui se trouve dans SSOSS ; il n’en reste aucune copie
help-option-restart-service = Après une restauration vers live, redémarrer le service ENTSSO
help-option-to-file = Nouveau fichier pour la part en clair
help-option-expect-set = Les 8 mots du jeu, ou leurs numéros, au lieu de les saisir lorsqu’ils sont demandés
help-option-set = Jeu voulu, si un emplacement en contient plusieurs : au moins les 8 premiers caractères de son ID
help-option-full = Reconstituer aussi le secret en mémoire et le contrôler
help-option-machine = Afficher à quoi cette machine est adaptée, et ce qui y est interdit à ce programme
help-option-generate-passphrase = Ne proposer aucun mot de passe personnel : chaque porteur reçoit six mots
help-option-records = Dossier pour les fiches des porteurs : texte, et pages à imprimer
help-option-to-share = Emplacement de la nouvelle part : un dossier, qui peut être le même, une carte, ou « ask »
help-option-passwords-from = Lire les mots de passe et les codes PIN sur l’entrée standard, un par ligne, dans l’ordre des parts (backup --from native: celui du fichier d’abord) ; dans un fichier, avec --rehearsal seulement
help-option-rehearsal = Répétition : secrets générés, dossiers d’un même disque ; les parts d’exercice ne s’ouvrent qu’avec cette option
help-option-waive = Déroger à ces vérifications si elles ne sont pas réussies : network, swap, memory-lock, removable, weak-password, firmware, attestation
help-option-yes = Répondre oui aux confirmations simples
help-option-dry-run = Afficher ce qui serait écrit, sans rien écrire
help-option-server-promoted = Serveur qui doit devenir le serveur de secret principal : son nom, ou le nom réseau d’un cluster
help-option-out = Nouveau fichier
help-option-check = Fichier de mise à jour : convient-il ailleurs que sur le serveur de secret principal ?
help-option-format = text ou html ; text par défaut
help-option-product = biztalk ou his (Host Integration Server) ; les deux par défaut
help-option-sso-dir = Dossier des outils d’ENTSSO sur le serveur, s’il n’est pas le dossier habituel
help-option-dir = Dossier de vecteurs, à la place de ceux du programme
help-option-tokens = Exécuter seulement les vecteurs de cartes à puce, les jetons de vectors/token étant dans des lecteurs (vectors/README.md explique comment)
help-option-attestation-root = Les racines du fabricant des cartes, en PEM : une carte doit prouver que sa clé y a été créée
help-option-slot = L’emplacement de la clé avec laquelle la part est scellée, de 82 à 95, si une carte a plusieurs clés ; par numéro de série pour une seule carte
help-option-object = Le conteneur où ira la part, de 5FC10D à 5FC120 (par défaut : le plus haut qui est libre) ; par numéro de série pour une seule carte
help-option-envelope = Un endroit de plus pour l’enveloppe d’un contenu long ; les cartes n’en ont pas à côté de leurs parts
help-option-envelope-there = Où se trouve l’enveloppe d’un contenu long, si elle n’est à côté d’aucune de ces parts

help-heading-examples = Exemples :

help-generate-example = Deux porteurs sur trois peuvent restaurer le nouveau secret. Les médias sont insérés l’un après l’autre.
help-generate-example-rehearsal = S’exercer avec trois dossiers d’un même disque.
help-backup-example-live = Sur le serveur de secret principal : mettre sous séquestre ce que contient son Registre.
help-backup-example-native = Mettre sous séquestre le fichier qu’a écrit ssoconfig -backupSecret, avec son mot de passe.
help-restore-example-live = Sur le nouveau serveur : les porteurs insèrent médias et cartes à puce jusqu’à ce que le quorum soit atteint.
help-restore-example-reg = Écrire en mémoire un fichier d’inscription. Il contient le secret en clair.
help-inspect-example = Afficher à qui est la part d’un média et à quel jeu elle appartient.
help-inspect-example-machine = Indiquer si cette machine convient à une cérémonie.
help-verify-example = Vérifier que votre part est intacte et que votre mot de passe l’ouvre.
help-drill-example = Réunir en mémoire les parts d’un quorum et contrôler le secret. Rien n’est écrit.
help-reseal-example = Donner un nouveau mot de passe à la part d’un média.
help-reseal-example-card = Transférer une part d’un média vers une carte à puce.
help-unseal-example = Écrire en mémoire la part en clair. Rien ne l’y protège.
help-sets-example = Afficher les jeux que contiennent deux médias et la carte à puce insérée.
help-promote-example = Écrire le fichier de mise à jour du nouveau serveur de secret principal.
help-promote-example-check = Contrôler un fichier de mise à jour avant que ssomanage -updatedb l’exécute.
help-runbook-example-list = Lister les procédures.
help-runbook-example = Écrire les étapes d’une restauration dans une page à imprimer.
help-completions-example = Installer la complétion pour tous les utilisateurs de cette machine.
help-man-example = Lire la page de manuel d’une commande.
help-token-provision-example = Préparer pour Anna la YubiKey insérée et conserver ses certificats.
help-token-inspect-example = Afficher tout ce qu’une carte à puce indique sans son code PIN.

help-man = Afficher une page de manuel ou la référence de toutes les options
help-argument-command = La commande ; à défaut, la page décrit sso-escrow lui-même
help-option-man-format = roff pour man, ou markdown pour une référence (par défaut : roff)

man-heading-name = Nom
man-heading-synopsis = Résumé
man-heading-description = Présentation
man-heading-extra = Précisions
