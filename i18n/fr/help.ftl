### L’aide qu’affiche --help.

help-about = Partager le secret principal de l’authentification unique de l’entreprise (ENTSSO) entre des porteurs, et le restaurer à partir d’un quorum.
help-after =
    PLACE indique où se trouve une part :
      file:CHEMIN              un dossier ou un fichier de part
      piv:NUMÉRO               une carte à puce, par son numéro de série ; piv: sans numéro : la
                               carte insérée
      piv:NUMÉRO,file:DOSSIER  un dossier, pour une part scellée avec cette carte à puce
      ask                      des médias ou des cartes à puce que vous insérez l’un après l’autre
                               dans un même port USB

    Codes de retour :
      0  réussite
      1  échec
      2  utilisation incorrecte
      3  quorum non atteint
      4  part ou fichier endommagé, ou étranger au jeu
      5  mot de passe ou code PIN incorrect
      6  refus de la cible
      7  machine inadaptée

    Les commandes de ssoconfig et de ssomanage fonctionnent aussi, avec n’importe quel tiret :
    -generateSecret équivaut à generate, -backupSecret à backup, -restoreSecret à restore,
    -updatedb à promote --check.

    Ce que sso-escrow restaure n’a pas été testé sur un vrai serveur ENTSSO.
help-heading-usage = Utilisation :
help-heading-commands = Commandes{ "\u00A0" }
help-heading-options = Options disponibles{ "\u00A0" }
help-heading-arguments = Paramètres{ "\u00A0" }

help-generate = Générer un secret principal, le partager et sceller chaque part avec le mot de passe ou la carte à puce d’un porteur
help-backup = Sauvegarder ce qu’ENTSSO a aujourd’hui : le partager et sceller chaque part avec le mot de passe ou la carte à puce d’un porteur
help-restore = Restaurer le secret principal à partir d’un quorum de parts
help-inspect = Afficher l’en-tête public des parts, sans mot de passe ni code PIN
help-verify = Vérifier votre propre part
help-drill = Contrôler les parts et l’état du quorum ; rien n’est écrit
help-reseal = Donner à une part un nouveau mot de passe ou une nouvelle carte à puce ; son jeu, son numéro et son porteur ne changent pas
help-unseal = Écrire la part en clair, sans scellement, pour une récupération sans ce programme
help-sets = Afficher les jeux, les générations et les MSID présents aux emplacements indiqués
help-promote = Écrire le fichier de mise à jour qui fait d’un autre serveur le serveur de secret principal, ou vérifier un tel fichier
help-practice-file = Écrire un fichier d’exercice : une source pour backup --rehearsal
help-runbook = Afficher les étapes d’une procédure : sauvegarde, restauration, promotion, cluster, etc.
help-token = Cartes à puce : les lister, en préparer une, en examiner une
help-token-list = Lister les lecteurs et les cartes à puce qu’ils contiennent
help-token-provision = Préparer une YubiKey à recevoir une part : code PIN, code PUK, clé de gestion, clés et certificats
help-token-inspect = Afficher ce qu’une carte à puce indique sans son code PIN
help-argument-card = La carte à puce : piv: et son numéro de série, ou piv: sans numéro pour la carte insérée
help-argument-card-or-inserted = La carte à puce : piv: et son numéro de série ; sans cet argument, la carte insérée
help-option-custodian = Nom du porteur, pour les certificats
help-option-key-label = Libellé pour les certificats
help-option-pin-policy = Quand la clé demande le code PIN : une fois par session (once), ou à chaque utilisation (always) ; par défaut : once
help-option-touch-policy = Quand la clé demande à être touchée : à chaque utilisation (always), ou pas de nouveau pendant 15 secondes (cached) ; par défaut : always
help-option-key-slot = Emplacement de la clé avec laquelle les parts sont scellées, de 82 à 95 (par défaut : le premier libre)
help-option-certificates = Écrire les certificats et l’attestation dans ce dossier
help-option-pins-from = Lire le code PIN, le code PUK et, si la carte la demande, la clé de gestion sur l’entrée standard (-), un par ligne
help-vectors = Vecteurs de test
help-vectors-verify = Vérifier chaque primitive cryptographique avec ses réponses connues, et le format avec ses vecteurs de test
help-completions = Afficher le script de complétion d’un interpréteur de commandes

help-argument-place = La part : file: suivi d’un dossier ou d’un fichier de part, ou une carte à puce
help-argument-places = Dossiers ou fichiers de part, chacun précédé de file:, ou cartes à puce
help-argument-procedure = La procédure, ou « all » ; à défaut, sso-escrow affiche la liste des procédures
help-argument-shell = bash, elvish, fish, powershell ou zsh

help-option-help = Afficher cette aide
help-option-version = Afficher la version
help-option-lang = Langue (par défaut : celle des paramètres régionaux, sinon l’anglais)
help-option-json = Afficher un seul objet JSON (docs/json.md)
help-option-threshold = Nombre de parts nécessaires pour restaurer : au moins 2
help-option-named-share = Porteur, et média ou carte à puce pour sa part ; à répéter pour chaque part
help-option-share = Emplacement d’une part à utiliser ; à répéter pour chaque part
help-option-label = Libellé du jeu
help-option-server = Serveur de secret principal auquel le secret est destiné
help-option-server-now = Nouveau serveur de secret principal
help-option-service-account = Compte du service ENTSSO sur ce serveur (nom ou SID)
help-option-bytes = Longueur du secret : 16 à 64 octets (par défaut : 32)
help-option-extra-entropy = Demander des lancers de dés ou des frappes au clavier, et les mêler à l’aléa
help-option-to-target = Où écrire le contenu : reg:FICHIER (nouveau fichier), hive:FICHIER, live, native:DOSSIER ; reg:ask et native:ask demandent un média à la fin
help-option-from = Ce qu’il faut sauvegarder : reg:FICHIER, hive:FICHIER, live ou native:FICHIER (écrit par ssoconfig -backupSecret)
help-option-propose-password = Proposer d’abord un mot de passe pour ssoconfig -backupSecret, et attendre son fichier
help-option-replace = Remplacer le contenu existant de SSOSS ; sso-escrow n’en garde aucune copie
help-option-restart-service = Après une restauration vers live, redémarrer le service ENTSSO
help-option-service-running = Avec live : écrire même pendant que le service ENTSSO fonctionne
help-option-to-file = Nouveau fichier pour la part en clair
help-option-expect-set = Les 8 mots du jeu (mots anglais, recopiés lettre par lettre) ou leurs numéros ; sso-escrow ne les demande alors pas
help-option-two-sets = Restaurer deux jeux : secret principal actuel, puis précédent (--expect-set deux fois, ou mots tapés)
help-option-expect-card = Les 8 mots d’une carte à puce (mots anglais, recopiés lettre par lettre) ou leurs numéros ; sso-escrow ne les demande alors pas ; une fois par carte
help-option-attestation-root-open = Certificats racines du fabricant des cartes, en PEM ; une carte à puce désignée par son numéro de série, et qui prouve ainsi ses deux clés, reçoit son code PIN sans ses mots de carte
help-option-record = Écrire la nouvelle fiche du porteur dans ce dossier
help-option-msid = Afficher uniquement les jeux de ce secret principal. L’événement 10520 du journal Application indique le MSID requis
help-option-set = Jeu à utiliser, si un emplacement en contient plusieurs : au moins les 8 premiers caractères de son ID, ou les deux mots par lesquels commence le nom de ses fichiers
help-option-full = Réunir aussi les parts en mémoire et contrôler le secret
help-option-machine = Vérifier cette machine, et afficher ce que sso-escrow a désactivé pour son propre processus
help-option-generate-passphrase = Donner à chaque porteur une phrase secrète de six mots anglais ; il ne peut pas choisir son mot de passe (toujours le cas en production sans --own-passwords)
help-option-own-passwords = Permettre aux porteurs de choisir leur mot de passe en production ; si l’un d’eux le fait, les fiches le disent
help-option-records = Dossier pour le procès-verbal et pour les fiches des porteurs : texte, et pages à imprimer. En production, son média reste inséré
help-option-records-copy = Avec --records : dossier pour une seconde copie du procès-verbal, destinée à l’auditeur
help-option-one-round = Terminer chaque part dès que les mots du jeu sont confirmés : les porteurs ne rouvrent pas leur part, et chaque média n’est inséré qu’une fois. --passwords-from l’implique
help-option-to-share = Emplacement de la nouvelle part : un dossier (éventuellement le même), une carte à puce, ou « ask »
help-option-passwords-from = Lire les mots de passe et les codes PIN sur l’entrée standard (-), un par ligne, dans l’ordre des parts ; avec backup --from native:, le mot de passe du fichier d’ENTSSO vient en premier ; un fichier n’est permis qu’avec --rehearsal
help-option-rehearsal = Faire une répétition, avec des secrets générés et des dossiers d’un même disque ; les parts de répétition ne s’ouvrent qu’avec cette option
help-option-waive = Déroger à des vérifications par leur nom, et continuer si elles échouent : network, swap, memory-lock, removable, weak-password, firmware, attestation, records, words
help-option-yes = Répondre oui aux confirmations simples
help-option-dry-run = Afficher ce qui serait écrit, sans rien écrire
help-option-server-promoted = Serveur à promouvoir serveur de secret principal : son nom, ou le nom réseau d’un cluster
help-option-out = Nouveau fichier
help-option-practice-to = Nouveau fichier : native:FICHIER ou reg:FICHIER
help-option-check = Vérifier ce fichier de mise à jour : peut-on l’exécuter sur un serveur qui n’est pas le serveur de secret principal ?
help-option-format = text ou html (par défaut : text)
help-option-product = biztalk ou his (Host Integration Server) ; par défaut : les deux
help-option-sso-dir = Dossier des outils d’ENTSSO sur le serveur, si ce n’est pas le dossier habituel
help-option-dir = Dossier de vecteurs de test, à la place de ceux du programme
help-option-tokens = Exécuter seulement les vecteurs de test des cartes à puce, avec les cartes à puce de vectors/token dans des lecteurs (voir vectors/README.md)
help-option-attestation-root = Certificats racines du fabricant des cartes, en PEM ; chaque carte à puce doit prouver que sa clé y a été créée
help-option-slot = Emplacement de la clé avec laquelle la part est scellée, de 82 à 95, si une carte à puce a plusieurs clés ; avec SERIAL=, pour cette carte seulement
help-option-object = Objet de données pour la part sur la carte à puce, de 5FC10D à 5FC120 (par défaut : le plus haut qui est libre) ; avec SERIAL=, pour cette carte seulement
help-option-envelope = Emplacement supplémentaire pour l’enveloppe d’un contenu long ; à côté d’une part sur une carte à puce, il n’y a pas d’enveloppe
help-option-envelope-there = Emplacement de l’enveloppe d’un contenu long, si elle n’est à côté d’aucune de ces parts

help-heading-examples = Exemples :

help-generate-example = Deux porteurs sur trois peuvent restaurer le nouveau secret. Les médias sont insérés l’un après l’autre.
help-generate-example-rehearsal = Faire une répétition avec trois dossiers d’un même disque.
help-backup-example-live = Sur le serveur de secret principal : mettre sous séquestre ce que contient son Registre.
help-backup-example-native = Mettre sous séquestre le fichier qu’a écrit ssoconfig -backupSecret, avec son mot de passe.
help-restore-example-live = Sur le serveur lui-même : écrire la clé SSOSS de son Registre, à partir d’un quorum qui insère médias et cartes à puce. Puis redémarrer ENTSSO.
help-restore-example-reg = Écrire en mémoire un fichier d’inscription. Il contient le secret en clair.
help-inspect-example = Afficher à qui est la part d’un média, et à quel jeu elle appartient.
help-inspect-example-machine = Indiquer si cette machine convient à une cérémonie.
help-verify-example = Vérifier que votre part est intacte et que votre mot de passe l’ouvre.
help-drill-example = Réunir en mémoire les parts d’un quorum et contrôler le secret. Rien n’est écrit.
help-reseal-example = Donner un nouveau mot de passe à la part d’un média.
help-reseal-example-card = Transférer une part d’un média vers une carte à puce.
help-unseal-example = Écrire en mémoire la part en clair. Rien ne l’y protège.
help-sets-example = Afficher les jeux que contiennent deux médias et la carte à puce insérée.
help-sets-example-msid = Indiquer si un média contient une part du jeu dont une base de données a besoin.
help-promote-example = Écrire le fichier de mise à jour du nouveau serveur de secret principal.
help-promote-example-check = Vérifier un fichier de mise à jour avant que ssomanage -updatedb l’exécute.
help-practice-file-example = Écrire un fichier d’exercice, pour répéter avec backup --rehearsal --from { $platform ->
        [windows] native:E:\practice.bak
       *[linux] native:/media/usb/practice.bak
    }.
help-runbook-example-list = Lister les procédures.
help-runbook-example = Écrire les étapes d’une restauration dans une page à imprimer.
help-completions-example = { $platform ->
        [windows] Installer la complétion pour vous-même (dans PowerShell).
       *[linux] Installer la complétion pour tous les utilisateurs de cette machine.
    }
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
help-void = Supprimer les parts d’un jeu qui ne doit pas servir
help-void-example = Supprimer une part d’un dossier, et d’autres de médias à insérer
help-option-records-run = Dossier pour le procès-verbal de l’exécution
help-option-finish = Donner à une part en attente son nom définitif, après que son porteur l’a ouverte et a tapé les mots du jeu : le second tour, si le procès-verbal est perdu

help-transcript = Vérifier et afficher les procès-verbaux de cérémonies, et en faire des copies qui occultent des faits
help-transcript-verify = Vérifier si des procès-verbaux sont intègres, et indiquer ce que personne ne peut vérifier
help-transcript-show = Afficher un rapport : d’abord ce que demande un auditeur, puis chaque événement
help-transcript-withhold = Écrire une copie qui occulte des faits ; ses mots restent les mêmes
help-transcript-verify-example = Vérifier tous les procès-verbaux d’un dossier, avec les mots notés sur papier.
help-transcript-show-example = Écrire le rapport dans une page à imprimer.
help-transcript-withhold-example = Écrire une copie sans noms, sites ni numéros de série.
help-argument-transcript = Le procès-verbal
help-argument-transcripts = Procès-verbaux, ou dossiers qui en contiennent
help-option-words = Douze mots notés sur papier (mots anglais), entre guillemets ; sso-escrow indique l’événement qu’ils confirment
help-option-plan = Le plan de la cérémonie ; son SHA-256 entier doit figurer dans le procès-verbal
help-option-expect-signer = Un porteur et les 8 mots de signataire (mots anglais) de sa fiche ; la signature doit provenir de cette clé
help-option-attestation-root-signed = Certificats racines du fabricant des cartes, en PEM ; ils permettent aux signatures de prouver qu’une carte à puce les a faites
help-option-html = Sous forme de page HTML qui ne nécessite aucun autre fichier
help-option-above = Occulter les faits au-dessus de ce niveau : public ou restricted
