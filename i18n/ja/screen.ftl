### What the screen shows when all goes well: questions, reports, steps.

about-card = スマート カード { $token }:
about-file = { $path }:
list-separator = { "、" }
label-warning = 警告:

## Questions

prompt-yes-or-no = { $question } [はい y / いいえ n]
prompt-words-for-yes = はい y yes
prompt-words-for-no = いいえ n no
prompt-words-for-none = なし
prompt-only-yes-or-no = 「はい」または「いいえ」を入力してください。Enter キーだけでは答えになりません。ここに入力した文字は画面に表示されるため、パスワードは入力しないでください。
prompt-only-yes-or-no-unseen = 「はい」または「いいえ」を入力してください。Enter キーだけでは答えになりません。入力した文字は画面に表示されません。
confirm-skip-share = このシェアをスキップしますか? (画面には表示されません。いいえ: もう一度入力します)
confirm-no-answer = この質問に答えずに進みますか? (画面には表示されません。いいえ: もう一度入力します)
confirm-no-card = メディアまたはスマート カードなしで進みますか? (画面には表示されません。いいえ: もう一度挿入を待ちます)
confirm-no-more = メディアとスマート カードはもうありませんか? (画面には表示されません。いいえ: 次の挿入を待ちます)
confirm-leave-share = シェアをそのまま残しますか? (いいえ: もう一度メディアの挿入を待ちます)
confirm-skipped-again = 次のシェアはまだ開かれていません: { $places }。もう一度入力しますか? (画面には表示されません。いいえ: このまま進みます)
ask-card-unclear = 入力した文字は使用されません。スマート カードを挿入するか、Enter キーだけを押してください。
shown-passphrase = 入力した文字が画面に表示されました。パスフレーズのように見えるため、sso-escrow はその行を消しました。シェアを開くパスフレーズで、誰かに見られた場合は、sso-escrow reseal でそのシェアのパスフレーズを変更してください。
shown-pin = 入力した文字が画面に表示されました。PIN のように見えるため、sso-escrow はその行を消しました。PIN を誰かに見られた場合は、変更してください。PIN でない場合は、同じ行をもう一度入力すると受け付けられます。
confirm-new-password = パスワードが画面に表示されたため、sso-escrow はその行を消しました。新しいパスワードを選びますか? (いいえ: 今のパスワードのままにします)
confirm-stop-open = すでに開いたシェアの数: { $have }。ここで中止しますか? (画面には表示されません。いいえ、または Ctrl+C: 続けます)
confirm-stop-chosen = 中止すると、これまでの保持者が選んだ内容は失われます。ここで中止しますか? (画面には表示されません。いいえ、または Ctrl+C: 続けます)
confirm-passphrase-again = 同じパスフレーズをもう一度表示しますか? (画面には表示されません。いいえ: 破棄して前の質問に戻ります)
ask-custodian = { "" }
    保持者 { $x }/{ $count }: { $name } ({ $place })
ask-keyboard-why = { "" }
    キーボードで正しい文字を入力できることを確認します。英字、数字、記号を入力し、画面で確かめてください。入力した文字は画面に表示されるため、ここではパスワードを絶対に入力しないでください。
ask-keyboard = キーボードのテスト (Enter キーだけを押すと、次に進みます):
ask-kind-of-password =
    シェアをどの方法で保護しますか?
    1  6 個の英単語のパスフレーズ。今ここで生成されます (推奨)
    2  自分で決めるパスワード
    1 または 2 を入力してください (Ctrl+C を押すと、コマンドを中止します):
ask-kind-unclear = 1 または 2 を入力してください。ここに入力した文字は画面に表示されるため、パスワードは入力しないでください。
passphrase-heading =
    これがあなたのパスフレーズです。今この画面を他の人に見せないでください。
    6 個の英単語です。1 文字ずつ正確に写してください。
    覚えるか、書き留めてメディアとは別に保管してください。表示されるのは、正しく入力するまでの間だけです。
passphrase-seen = Enter キーを押すと、パスフレーズが消えます。次に、それを入力します。
ask-passphrase = 6 個の英単語を 1 文字ずつ正確に、スペースで区切って入力してください (画面には表示されません。Enter キーだけを押すと、もう一度表示するか、前の質問に戻れます):
ask-passphrase-differs = パスフレーズと一致しません。もう一度表示します。
ask-new-password = シェアのパスワードを決めて入力してください (7 ～ 256 文字。画面には表示されません。Enter キーだけを押すと、前の質問に戻ります):
password-estimate = あなただけへの推定: 数十枚のグラフィック カードで毎秒 10,000 個のパスワードを試す攻撃者が、このパスワードを見つけるまでの時間は、{ $time }です。この推定は、英語、ドイツ語、フランス語、オランダ語、スペイン語、イタリア語、日本語 (ローマ字) のよく使われる単語と、よくあるパターンを考慮しています。
attack-seconds = 1 分未満
attack-minutes = 1 時間未満
attack-hours = 約 { $hours } 時間
attack-days = 約 { $days } 日
attack-years = 約 { $years } 年
attack-millions-of-years = 100 万年以上
password-needs-keyboard = このパスワードには、一部のキーボードでは入力できない文字が含まれています。何年も後に別のコンピューターを使うときに、入力できない可能性があります。
ask-new-password-again = 同じパスワードをもう一度入力してください (画面には表示されません):
ask-new-password-differs = 2 つの入力が一致しません。もう一度パスワードを入力し、続けて同じものを入力してください。
ask-new-reminder = パスワードのヒント (誰でも読めます。不要な場合は Enter キーだけを押します。< を入力すると、パスワードを破棄して前の質問に戻ります):
ask-entropy = 乱数の元を追加します。サイコロの目を入力するか、でたらめにキーを押してから、Enter キーを押してください (画面には表示されません。Enter キーだけを押すと、何も追加しません):
choices-made = { "" }
    すべての保持者が選び終わりました。まだ何も書き込まれていません。保持者の一覧:
choices-made-by = { "  " }{ $x }  { $name }
ask-choices = シェアを書き込みますか? (番号: その保持者が選び直します。いいえ: 何も書き込まずに中止します) [はい y / いいえ n / 番号]
ask-choices-unclear = 「はい」、「いいえ」、または保持者の番号を入力してください。
ask-not-confined = メディアを 1 つずつ挿入します。メディアのマウントに必要なため、今回の実行では、sso-escrow が開くことのできるファイルの場所は制限されません。
hand-out-done = { "" }
    完了: { $names }
hand-out-coming = { "" }
    残り ({ $count } 個): { $names }
ask-insert =
    シェア { $x }/{ $count }: { $name } のメディアを挿入してください。
    (次に書き込むシェアの番号か、フォルダーのパスも入力できます。Ctrl+C を押すと、中止するかどうかを確認します。)
ask-insert-any = メディアまたはスマート カードを挿入してください。(フォルダーのパスも入力できます。Ctrl+C を押すと、コマンドを中止します。)
ask-insert-one = メディアまたはスマート カードを挿入してください。(フォルダーのパスも入力できます。Enter キーだけを押すと、中止します。)
ask-medium-unclear = この入力は使用できません。/ を含むフォルダーのパスを入力するか、メディアを挿入してください。
ask-medium-unclear-windows = この入力は使用できません。ドライブ文字を付けてフォルダーのパスを入力する (例: E:\) か、メディアを挿入してください。
ask-insert-share =
    次のメディアまたはスマート カードを挿入してください。順番は問いません。
    (フォルダーのパスも入力できます。もうない場合は、Enter キーだけを押します。)
ask-insert-again =
    もう一度 { $name } のメディアを挿入してください。そのシェアは無効なので、削除します。
    (フォルダーのパスも入力できます。Enter キーだけを押すと、シェアは残ります。)
ask-insert-new = { $name } の新しいシェアを書き込むメディアを挿入してください。(フォルダーのパスも入力できます。Ctrl+C を押すと、コマンドを中止します。古いシェアは引き続き使用できます。)
ask-insert-old =
    もう一度 { $name } の古いシェアのメディアを挿入してください。新しいシェアは正常なので、古いシェアを削除します。
    (フォルダーのパスも入力できます。Enter キーだけを押すと、古いシェアは残ります。)
medium-in-record = 「{ $label }」、{ $system }、{ $size } MB、ID { $id }
medium = メディア「{ $label }」: { $system }、{ $size } MB、空き { $free } MB、{ $seen }、ID { $id }、{ $node } (場所: { $path })
role-source = 読み込み元
role-target = 書き込み先
role-records = 記録の保存先
role-envelope = エンベロープの保存先
role-system = このシステムのディスク
connection-usb = USB
connection-card = メモリ カード
connection-thunderbolt = Thunderbolt
connection-drive = リムーバブル ドライブ
connection-virtual = 仮想ディスク、{ $kind }
connection-built-in = 内蔵ディスク、{ $name }
connection-memory = このコンピューターのメモリ
connection-no-disk = このコンピューターのディスクではありません
confirm-virtual = { $place } は物理的なメディアではありません ({ $seen })。取り外して持ち運べるメディアですか? (「no」で拒否します。「yes」は --waive removable と同じように記録されます)
medium-take-out = メディアを取り外せます。
medium-done = このフォルダーでの作業は終わりました。
medium-unmount-first = 次のコマンドでメディアのマウントを解除してから、取り外してください:
medium-eject-first = まず、エクスプローラーで { $path } のメディアを右クリックし、[取り出し] を選びます。次に、メディアを取り外します。
confirm-medium = これは { $name } のメディアですか? (はい: シェアを書き込みます。いいえ: 別のメディアを求めます)
confirm-stop = まだ何も書き込まれていません。ここで中止しますか? (画面には表示されません。いいえ、または Ctrl+C: 続けます)
confirm-stop-void = { $names } のシェアは書き込み済みです。中止すると無効になります。ここで中止しますか? (画面には表示されません。いいえ、または Ctrl+C: 続けます)
hand-out-written = { $name } のシェア { $x } を書き込み、読み戻して、開くことを確認しました。
quorum-been = { "" }
    シェアを開いた保持者: { $names }
quorum-missing =
    あと必要なシェアの数: { $missing }
    シェアをまだ開いていない保持者: { $names }
ask-share = { "" }
    { $place } のシェアは、記載では { $name } のシェア { $x } です。
ask-reminder = ファイル内のヒント (書き換えられている可能性があります): { $reminder }
ask-password = パスワードまたは 6 個の単語 (画面には表示されません。? を入力するとキーボードを確認できます。Enter キーだけを押すと、このシェアをスキップします):
ask-password-only = パスワードまたは 6 個の単語 (画面には表示されません。? を入力するとキーボードを確認できます。Enter キーだけを押すと、中止します):
ask-not-a-password = 正しいパスワードではありません。{ $cause }
passwords-of-line = { $line } 行目のパスワード:
ask-again = { $name } のシェアのパスワードが正しくありません。失われたものはありません。キーボード レイアウトと Caps Lock を確認してから、もう一度入力してください。パスフレーズは 6 個の英単語です。大文字と小文字、スペースとハイフンは区別されません。
ask-words-why = { "" }
    セットの単語は、セットの作成時に印刷した保持者の控えに書かれています。この単語で、使用するセットが決まります。見かけだけ正しいシェアは誰にでも作れますが、この単語があれば、そのようなシェアは使用されません。
ask-words =
    保持者の控えにあるセットの 8 個の単語、またはその番号を入力してください。英単語です。1 文字ずつ正確に写してください (各単語の先頭の 4 文字だけでもかまいません)。Ctrl+C を押すと、コマンドを中止します。
    単語:
ask-words-several = { "" }
    { $path } には複数のセットのシェアがあります。セットの単語で、使用するセットが決まります。
ask-words-differ = この単語を持つセットは見つかりませんでした。残りの試行回数: { $left }
ask-card-words-why = { "" }
    スマート カード { $token } に PIN を渡す前の確認です。見かけだけこのカードに似たカードは、誰にでも作れます。正しいカードかどうかは、カードの単語で分かります。カードの単語は、保持者の控えの、セットの単語の下に書かれています。
ask-card-words =
    保持者の控えにあるカードの 8 個の単語、またはその番号を入力してください。英単語です。1 文字ずつ正確に写してください (各単語の先頭の 4 文字だけでもかまいません)。控えにカードの単語がない場合は、「なし」と入力します。(Enter キーだけを押すと、このカードをスキップします。)
    カードの単語:
ask-card-words-differ = このカードの単語と一致しません。セットの単語とは別のもので、カードごとに異なります。残りの試行回数: { $left }
confirm-card-without-words = 誰も確認していないカードに PIN を渡しますか? (いいえ: このカードをスキップします)
card-words-attested = スマート カード { $token } は本物です。2 つの鍵の両方について、製造元の構成証明を確認しました。カードの単語 (英単語): { $words }
card-words-shown = 運用では、ここで保持者の控えにあるカードの単語を入力します (英単語、1 文字ずつ正確に)。スマート カード { $token } の単語: { $words }
card-words-for-record = スマート カード { $token } のカードの単語 (英単語) です。保持者の控えに 1 文字ずつ正確に書き写してください: { $words }
confirm-new-secret = このシークレットは新しいシステム用ですか? (いいえ: コマンドを中止します)
confirm-plan = この計画でよいですか? (いいえ: コマンドを中止します)
confirm-old-server-off = マスター シークレット サーバーは、1 つのシステムに 1 台だけです。古いサーバーは停止していますか? (いいえ: コマンドを中止します)
confirm-clear-copy = シークレットが暗号化されないまま { $path } に書き込まれます。続行しますか? (いいえ: コマンドを中止します)
unseal-confirm = シェアがまったく保護されないまま { $path } に書き込まれます。続行しますか? (いいえ: コマンドを中止します)
unseal-confirm-again = そのファイルを手に入れた人は、誰でもこのシェアを使えます。本当に書き込みますか? (いいえ: コマンドを中止します)
role-share = シェア用
ask-words-first = { "" }
    この実行では 2 つのセットを復元します。最初は、現在のマスター シークレットのセットです。セットの単語は保持者の控えにあります。
ask-words-second = { "" }
    次は、以前のマスター シークレットのセットです。

## Progress

progress-seal = シェア { $x }/{ $count } を封印しています…
progress-write = シェア { $x }/{ $count } を書き込んでいます…
progress-prove = シェア { $x }/{ $count } を読み戻して検証しています…
progress-open = { $name } のシェア { $x } を開いています…
progress-slow = { $place } で処理中です ({ $seconds } 秒)。メディアを取り外さないでください…

## Notices

rehearsal-banner = 【リハーサル】シェアと登録ファイルには「リハーサル用」の印が付きます。本番では使用しないでください。
rehearsal-allows = リハーサルでは許可します (本番では停止します): { $failed }
dry-run-done = 何も書き込んでいません。書き込むコマンド ライン:
rerun-by-hand = コマンド プロンプトと PowerShell で次の部分の解釈が異なるため、ここではコマンド ラインを表示しません: { $words }。この部分は、前回と同じように手で入力してください。
notice-new-secret = 新しいマスター シークレットは、新しいシステム用です。別のマスター シークレットで暗号化されたデータベースを、これで復号化することはできません。
notice-master-secret = このペイロードは、sso-escrow が独自の形式で生成したマスター シークレットです。これを取り込む ENTSSO コマンドはありません。ENTSSO がこれを受け入れた例も確認されていません。実際の ENTSSO サーバーで試されたことは一度もありません。復元した後、イベント ログを確認してください。10529 または 10523 の場合、シークレットは受け入れられました。10565 または 10521 の場合、受け入れられませんでした。
default-custodian = 保持者 { $x }
word-by-hand = { $word } (コマンド プロンプトと PowerShell で解釈が異なるため、手で入力してください)
output-lost-nothing = sso-escrow は何も変更していません。
output-lost-set = セットは完成していますが、その単語は標準出力に表示されていません。8 つの単語を紙に書いた人がいない場合は、void でシェアを削除し、新しいセットを作成してください。
output-lost-card = スマート カード { $token } の準備が完了しました。
output-lost-transcript = この実行の実施記録: { $path }

## Sets

kind-native-backup = native-backup (ssoconfig -backupSecret で作成した ENTSSO のバックアップ ファイル)
kind-ssoss-snapshot = ssoss-snapshot (SSOSS キーをそのままコピーしたもの)
kind-master-secret = master-secret (sso-escrow で生成されたもの)
purpose-production = 本番用
purpose-practice = 【リハーサル用】
set-words = セットの単語:  { $words }
set-numbers = 単語の番号:    { $numbers }
set-id = セット ID:     { $id }
set-purpose = 用途:          { $purpose }
set-kind = ペイロード:    { $kind }
set-msid = MSID:          { $msid }
set-threshold = しきい値:      { $count } 個のシェアのうち { $threshold } 個
plan-losses = 失ってよい数:  { $count } 個のシェアのうち { $losses } 個
set-generation = 世代:          { $generation }
set-supersedes = 旧セット ID:   { $id }
set-label = ラベル:        { $label }
set-server = サーバー:      { $server }
set-created = 作成日時:      { $time }
set-waiver = 免除項目:      { $check }
set-custodian = 保持者 { $x }:      { $name }
sets-none = 読み取れるシェアは見つかりませんでした。
sets-share = シェア { $x } の場所: { $path }
sets-share-card = シェア { $x } の場所: { $path } (スマート カード { $token } で封印)
sets-health = 全 { $count } 個のシェアのうち、{ $have } 個が見つかりました。復元には { $need } 個が必要です。
sets-pending = 見つかったシェアはすべて未確定です。このセットの作成は中断されたか、まだ続いています。
sets-superseded = 見つかった別のセットが、このセットに置き換わっています。

## inspect

inspect-file = ファイル: { $path }
inspect-share = シェア { $x } (全 { $count } 個)、保持者: { $name }
inspect-envelope = エンベロープ:  { $bytes } バイト、暗号文の SHA-256 { $digest }
inspect-envelope-elsewhere = エンベロープ:  このシェアの横にありません。暗号文の SHA-256 { $digest }
inspect-password = パスワードで封印 (Argon2id、{ $memory } MiB、反復 { $passes } 回、{ $lanes } レーン)
inspect-reminder = ヒント: { $reminder }
inspect-card = スマート カード { $token } のスロット { $slot } の鍵で封印
inspect-card-object = このシェアの保存先: スマート カードのデータ オブジェクト { $object }
inspect-claims = { "" }
    以上は、ファイルに書かれている内容にすぎません。
    正しいことを確認するには、シェアを開き、セットの単語を照合します。

## inspect --machine

machine-checked = このコンピューターのチェック:
machine-good = 合格
machine-failed = 【不合格】
machine-failed-why = 【不合格】{ $finding }
machine-line-network = ネットワーク:                { $state }
machine-line-swap = スワップ:                    { $state }
machine-line-lock = メモリのロック:              { $state }
machine-line-screen = 画面:                        { $screen }
screen-none = ターミナルなし
screen-console = このコンピューター ({ $name })
screen-emulator = このコンピューター ({ $program })
screen-program = 不明 ({ $program } が表示しています)
screen-unseen = 不明 (表示しているプログラムが見えません)
screen-remote-desktop = リモート デスクトップ
screen-serial = シリアル回線の先 ({ $name })
screen-container = このコンテナーの外
screen-remote = ほかのコンピューター ({ $program } が送信しています)
screen-recorded = { $screen }、{ $programs } で記録中
screen-confirm = この画面にシークレットを表示しますか? (いいえ: コマンドを中止します)
machine-switched-off = sso-escrow が自身のプロセスで無効にしたもの:
machine-denied = 無効
machine-allowed = 【無効になっていません】
machine-line-dumps = コア ダンプ:                 { $state }
machine-line-privileges = 特権の取得:                  { $state }
machine-line-sockets = ネットワーク ソケット:       { $state }
machine-line-files = コマンド ライン外のファイル: { $state }
machine-fit = このコンピューターは、すべてのチェックに合格しています。
machine-goes-on = このコンピューターには、合格しなかったチェックがあります。同じ --waive または --rehearsal を付ければ、他のコマンドも実行できます。ここで作成するセットには、免除が記録されます。

## reseal

reseal-dry-run = --dry-run を付けずに実行すると、{ $path } を書き込み、その後で古いシェアを削除します。
reseal-done = { $name } のシェア { $x } に新しいパスワードを設定しました。セット、番号、保持者は変わっていません。
reseal-old-removed = 古いシェアは削除しました。

## Custodians' records

record-title = 保持者の控え
record-practice = 【リハーサル用】このセットはリハーサル専用です。
record-custodian = 保持者: { $name }
record-share = シェア { $x } (全 { $count } 個)。どの { $threshold } 個のシェアからでもシークレットを復元できます。それより少ないシェアからは、シークレットについて何も分かりません。
record-set = セット { $id }、世代 { $generation }
record-label = ラベル: { $label }
record-server = マスター シークレット サーバー { $server } 用に作成
record-msid = マスター シークレット ID (MSID): { $msid }
record-file = ENTSSO のバックアップ ファイル: { $bytes } バイト、SHA-256 { $digest }
record-created = 作成日時: { $time }
record-medium = シェアの書き込み先: { $medium }
record-words = セットの単語 (英単語) とその番号
record-words-why = シェアの提出を求められたときは、必ず、パスワードまたは PIN を入力する前にこれらの単語を照合してください。見かけだけ正しいシェアは、誰にでも作れます。これらは英単語です。入力するときは、1 文字ずつ正確に写してください。各単語は先頭の 4 文字だけでもかまいません。これらの単語は秘密ではありません。
record-card-words = カードの単語 (英単語) とその番号
record-card-words-why = これらの単語は、このスマート カードだけのものです。PIN の前に、すべての入力を求められます。画面ではなく、必ずこのページを見て、1 文字ずつ正確に入力してください。単語が一致しなかった場合、カードは偽物かもしれないため、PIN をどこにも入力しないでください。これらの英単語は秘密ではありません。シェアを別のカードに封印し直すと、新しい控えが渡されます。
record-keep = 保管するものと保管方法
record-keep-medium = メディアまたはスマート カードは、自分だけが手にできる場所に保管してください。この控えは、別の場所に保管してください。
record-keep-password = パスワードまたは PIN は、メディアやカードともこの控えとも別に保管し、誰にも教えないでください。必要なのは本人だけです。手助けをする人にも必要ありません。
record-keep-reminder = 設定したヒントは、メディアを手にした人なら誰でも読めます。パスワードが分かるようなヒントにしないでください。
record-keep-copies = シェアのコピーを作らないでください。1 つのメディアに、同じセットのシェアを 2 つ以上入れないでください。
record-keep-loss = メディア、スマート カード、パスワード、PIN のどれかを失ったとき、他の人の手に渡った可能性があるとき、または退職などで保持者でなくなるときは、すぐに責任者に連絡してください。
record-use = シェアの使い方
record-use-check = 少なくとも年に 1 回、ネットワークから切り離されたコンピューターでシェアを確認してください: sso-escrow verify ask
record-use-restore = 復元のために招集されたときは、メディアまたはスマート カードとこの控えを持参してください。セットの単語を照合し、自分でパスワードまたは PIN を入力してください。
record-use-alone = 保持者が 1 人だけでは、シークレットについて何も分かりません。復元には { $threshold } 人の保持者が必要です。
record-machine = セットを作成したコンピューター
record-waived = 免除項目: { $check }
record-own-passwords = 許可: 保持者が自分で決めたパスワード (--own-passwords)。使用した保持者がいます。
record-fill = 手書きで記入する欄
record-fill-medium = メディアの保管場所:
record-fill-custodian = 日付と保持者の署名:
record-fill-officer = 責任者:
record-fill-witness = 立会人:
record-fill-checks = 確認した日:

## generate

generate-dry-run = --dry-run を付けずに実行すると、{ $bytes } バイトを生成し、{ $count } 個のシェア (しきい値 { $threshold }) に分割します:
generate-dry-run-share = { $name } のシェア { $x }、書き込み先: { $place }
generate-file = シェア { $x } を書き込みました: { $path }
generate-proof = 検証済み: すべてのシェアを読み戻して開きました。{ $threshold } 個のシェアのどの組み合わせ (クォーラム { $quorums } 通り) からも、同じシークレットが得られます。
generate-proof-many = 検証済み: すべてのシェアを読み戻して開きました。{ $threshold } 個のシェアのどの組み合わせ (クォーラム) からも、同じシークレットが得られます。
generate-words = { "" }
    セットの単語とその番号です。英単語です。
    すべての保持者の控えに 1 文字ずつ正確に書き写し、声に出して読み上げてください:
asked-password = シェアのパスワード
asked-new-password = { $name } の新しいパスワード
asked-passphrase = { $name } によるパスフレーズの書き写しと入力
asked-pin = スマート カードの PIN などの秘密の情報
asked-file-password = バックアップ ファイルのパスワード
asked-entropy = 任意の文字の入力
asked-card = スマート カードの挿入
records-folder-made = 控えの保存先のフォルダーがなかったため、作成しました: { $path }
records-folder-to-make = 控えの保存先のフォルダーを作成することになります: { $path }
generate-card-words = { "" }
    スマート カード { $token } のカードの単語とその番号です。英単語です。
    { $name } の控えに 1 文字ずつ正確に書き写してください:
records-written = { $path } に、保持者ごとの控えを書き込みました (テキストと印刷用のページ)。

## Opening shares

share-opened-count = { $name } のシェア { $x } は正常です。これまでに正常: { $have } 個、必要: { $need } 個。
share-opened = { $name } のシェア { $x } は正常です。
verify-good =
    正常です。シェア { $x } (全 { $count } 個) は開くことができ、
    セットの作成時のシェアと一致します。
    次のセットの単語 (英単語) を、自分の控えと 1 文字ずつ照合してください: { $words }
checked-set = セット:        { $words } … ({ $created } に作成)
checked-time = 確認日時:      { $time }
checked-present = 出席者:        { $names }
drill-health = 全 { $count } 個のシェアのうち、正常 { $good } 個、異常 { $faulty } 個です。復元には { $need } 個が必要です。
drill-words = セットの単語の入力は求めていません (--full を付けると求めます)。次の英単語を、控えと 1 文字ずつ照合してください: { $words }
drill-combined = メモリ内でシェアを結合しました。シークレットはセットの作成時のものと一致しました。メモリからは消去しました。
drill-targets = ペイロードは復元できます。復元先にできるもの: { $targets }。
drill-pass = PASS
drill-fail = FAIL

## restore

restore-server-was = このセットは、マスター シークレット サーバー { $server } 用に作成されました。
restore-server-is = 新しいマスター シークレット サーバー: { $server }
restore-dry-run = --dry-run を付けずに実行すると、次のキーと値を含む { $path } を書き込みます:
restore-combined = クォーラムに達しました。シークレットはセットの作成時のものと一致します。
restore-written = 書き込み、読み戻して確認しました: { $path }
steps-rehearsal = { "" }
    これはリハーサルでした。このファイルはリハーサル専用です。
    使用中のサーバーにはインポートしないでください。
    本番では、続けて次の手順を行います。
confirm-native = ENTSSO のバックアップ ファイルを { $path } に書き込み、そのパスワードをこの画面に表示します。続行しますか? (いいえ: コマンドを中止します)
confirm-registry = SSOSS に書き込みます: { $target }。続行しますか? (いいえ: コマンドを中止します)
confirm-registry-replace = 既存の SSOSS キーは削除されて置き換えられ、コピーは残りません: { $target }。続行しますか? (いいえ: コマンドを中止します)
restore-dry-run-native = --dry-run を付けずに実行すると、{ $path } ({ $bytes } バイト) を書き込み、パスワードを表示します。
restore-difference = SSOSS の変更点 (かっこ内は型とバイト数):
restore-no-difference = SSOSS に変更はありません。すでに同じ内容です。
restore-registry-written = 書き込み、読み戻して確認しました: { $target }
steps-rehearsal-hive = { "" }
    これはリハーサルでした。このハイブは今後、リハーサル専用です。
    使用中のサーバーには入れないでください。
    本番では、続けて次の手順を行います。
native-reminder-is = ファイルのパスワード関連語句: { $reminder }
native-password-heading = { $name } のパスワードです。1 枚の紙に書き写してください。ssoconfig -restoreSecret にパスワードを求められたら、すき間を入れずに入力し、その後で紙を破棄してください。␣ は空白を表します。
native-password-seen = 書き写したら Enter キーを押してください。このコマンドが終わるまでは、もう一度表示できます。
native-password-again = { $name } のパスワードを書き写しましたか? [はい y / いいえ n] (「はい」でコマンドを終了します。「いいえ」または s でパスワードをもう一度表示します)
native-password-again-unclear = 「はい」、「いいえ」、または s と入力してください。Enter キーだけでは答えになりません。
machine-of-a-server = このコンピューターはサーバーのため、次のチェックに合格しなくてもコマンドを続行します: { $checks }。このことは、ここで作成するセットに記録されます。
live-service-is = このコンピューターの ENTSSO サービスは、アカウント { $account } を使用します。
live-sso-administrators = Windows の権限は、SSO 管理者の権限の代わりにはなりません。ENTSSO のツールには両方が必要です。SSO 管理者の権限があるかどうかは、sso-escrow では確認できません。
live-no-msid = なし
live-other-host = { $server } は、このコンピューターの名前 ({ $names }) ではありません。{ $server } は、このコンピューターをノードとするクラスターのネットワーク名ですか? (いいえ: コマンドを中止します)
live-service-missing-ask = このコンピューターには ENTSSO サービスがインストールされていません。目的のサーバーではない可能性が高いです。それでもこのコンピューターの SSOSS に書き込みますか? (いいえ: コマンドを中止します)
live-service-runs-ask = ENTSSO サービスの動作中に SSOSS に書き込みますか? (いいえ: コマンドを中止します)
live-made-for-another-ask = このセットはマスター シークレット サーバー { $server } 用に作成されましたが、このコンピューターは { $names } です。このコンピューターは { $server } に代わるものですか? (いいえ: コマンドを中止します)
live-was-put-back = SSOSS を、中断された実行の前の内容に戻しました。
live-copy-removed = 中断された復元が HKLM\SOFTWARE\sso-escrow に残していたコピーを削除しました。このコピーはもう必要ありません。
live-would-put-back = 以前の実行が、SSOSS の変更中に中断されました。その実行の前の内容に戻すには、次の変更が必要です:
confirm-put-back = SSOSS にこれらの変更を行いますか? (いいえ: 何も変更せずにコマンドを中止します)
live-restarted = ENTSSO サービスを再起動しました。
live-restarted-with = ENTSSO サービスと、それに依存するサービスを再起動しました: { $services }
log-backup = sso-escrow { $version }: このコンピューターの SSOSS のバックアップ
log-restore = sso-escrow { $version }: このコンピューターの SSOSS への復元
log-put-back = sso-escrow { $version }: このコンピューターの SSOSS を、中断された復元の前の内容に戻しました
log-set = セット: { $id }
log-no-set = セット: なし
log-msids = MSID: { $msids }
log-user = ユーザー: { $user }
log-done = 結果: 完了
log-failed = 結果: 失敗、終了コード { $status } ({ $name })
log-in-part = 結果: { $step ->
        [service] SSOSS に書き込みましたが、サービスを再起動できませんでした。
        [put-back] 失敗しました。SSOSS は以前の内容に戻されました。
       *[copy] SSOSS に書き込みましたが、以前の内容のコピーを削除できませんでした。
    }終了コード { $status } ({ $name })
reg-remark-practice = 【リハーサル用】sso-escrow のリハーサルで作成。使用中のサーバーにインポートしないでください。
ask-insert-target =
    { $name } を書き込むメディアを挿入してください。シェアのメディアではない、空のメディアにしてください。
    (フォルダーのパスを入力することもできます。Ctrl+C を押すと、中止するかどうかを確認します。)
target-medium-not-empty = 空ではありません。ファイルとフォルダーが { $count } 個あります。例: { $names }
confirm-target-medium = このメディアに { $name } を暗号化せずに書き込みます。続行しますか? (いいえ: 別のメディアを求めます)
target-medium-declined = このメディアには何も書き込みません。
confirm-stop-target = シークレットは開かれていますが、まだ書き込まれていません。中止すると、保持者はシェアをもう一度開く必要があります。ここで中止しますか? (画面には表示されません。いいえ、または Ctrl+C: 続けます)
confirm-clear-copy-asked = シークレットを開いた後でメディアを求め、シークレットを暗号化せずに書き込みます。続行しますか? (いいえ: コマンドを中止します)
confirm-native-asked = シークレットを開いた後でメディアを求め、ENTSSO のバックアップ ファイルを書き込み、そのパスワードをこの画面に表示します。続行しますか? (いいえ: コマンドを中止します)
restore-dry-run-asked = --dry-run なしの実行では、メディアを求め、次のキーと値を含む { $name } を書き込みます。
steps-database = SSO データベースは、この復元に含まれません。資格情報は SQL Server 上のこのデータベースにあるため、データベース自体のバックアップが別に必要です。
restore-set-first = セット 1/2: { $set }
restore-set-second = セット 2/2: { $set }

## Steps after a restore

steps-carry = { "" }
    次に行う手順:
    1. ファイルを新しいマスター シークレット サーバーに運びます。
steps-carry-back = { "" }
    次に行う手順:
    1. ファイルを、取得元のサーバーに運びます。他のサーバーでは、その内容を読み取れません。
steps-carry-to = { "" }
    次に行う手順:
    1. ファイルを { $server } に運びます。
steps-access = 2. 登録ファイルにはアクセス制御が含まれません。そのサーバーで、PowerShell を管理者として実行します。シークレットをインポートする前に、正しいアクセス制御を付けたキーを作成します:
steps-import = 3. コマンド プロンプトを管理者として実行し、ファイルのあるフォルダーに移動して、インポートします:
steps-import-adds = インポートしても何も削除されません。SSOSS にすでにある他の内容は、そのまま残ります。
steps-native-folder = 2. そのサーバーで、NTFS ボリュームまたはリムーバブル メディアにファイルを置きます。コマンド プロンプトを管理者として実行し、ENTSSO のフォルダーに移動します。1 行目は BizTalk Server、2 行目は Host Integration Server の場合です。
steps-native-restore = 3. 復元します。E: をファイルのあるドライブに置き換え、表示されたパスワードを入力します:
steps-native-events = 4. イベント ログ (Application、ソース ENTSSO) を確認します。10523 は復元の成功、10524 は失敗を表します。ENTSSO_E_NOT_SECRET_SERVER (0xC0002A0E) が表示された場合は、先にサーバーを昇格させます: sso-escrow promote --server NAME --out promote.xml
steps-hive = { "" }
    次に行う手順: ディスクを元に戻してサーバーを起動し、ENTSSO サービスが動作していることを確認します。
steps-live = { "" }
    次に行う手順: コマンド プロンプトを管理者として実行し、サービスを再起動します:
steps-live-on-a-node = { "" }
    次に行う手順: フェールオーバー クラスター マネージャーで ENTSSO リソースをオフラインにし、オンラインに戻します。
    その後、他のノードでも 1 つずつ順番に復元します。各ノードは独自のコピーを持ちます。
steps-registry-events = 最後の手順: イベント ログ (Application、ソース ENTSSO) を確認します。10529 または 10523 の場合、シークレットは受け入れられました。10565 または 10521 の場合、受け入れられませんでした。
steps-service = 4. サービスを再起動します:
steps-events = 5. イベント ログ (Application、ソース ENTSSO) を確認します。10529 または 10523 の場合、シークレットは受け入れられました。10565 または 10521 の場合、受け入れられませんでした。
destroy-step = 最後の手順: 暗号化されていないコピーを破棄します。USB メモリには削除したデータが残るため、USB メモリそのものを破壊してください。コンピューターのメモリ上またはディスク上のコピーなら、次のコマンドで足りる場合があります:
destroy-step-windows = 最後の手順: 暗号化されていないコピーを破棄します。Windows には、1 つのファイルの中身を消去するコマンドがありません。del で消えるのはファイルの名前だけで、データは上書きされるまでメディアに残ります。次のファイルを含むメディアそのものを破壊してください:
steps-script = 手順 2 と 3 は、このファイルと同じ場所にあるスクリプトでまとめて実行できます。PowerShell を管理者として実行し、このファイルのフォルダーに移動して、次のように入力します:
steps-destroy = 最後の手順: このメディアを破壊します。USB メモリには削除したデータが残ります。破壊するまでは、このメディアを手に入れた人がシークレットを取り出せます。
steps-not-written = 手順をファイルと同じ場所に書き込めませんでした。手順は次のとおりです。
carry-medium = { "" }
    次に行う手順:
    1. { $file } のあるメディアを、{ $to }に運びます。
    2. そこで、同じメディアにある { $sheet } の手順に従います。
carry-to = { $server }
carry-to-new = 新しいマスター シークレット サーバー
carry-back = シークレットの取得元のサーバー
carry-to-database = ENTSSO のツールがあるサーバー
promote-script = 最初のコマンドは、このファイルと同じ場所にあるスクリプトでも実行できます。スクリプトは ssomanage を見つけて実行します。PowerShell を管理者として実行し、このファイルのフォルダーに移動して、次のように入力します:
steps-untried = これらの手順はどれも、実際の ENTSSO サーバーで試されたことがありません。

## backup

notice-native-backup = このペイロードは、ENTSSO 自身のバックアップ ファイルとそのパスワードです。復元では、指定した場所にファイルを書き込み、クォーラムにパスワードを表示します。残りは、Microsoft の文書のとおり ssoconfig -restoreSecret で行います。パスワードでファイルが開くかどうかは、sso-escrow では確認できません。この手順は、実際の ENTSSO サーバーで試されたことがありません。
notice-ssoss-snapshot = このペイロードは、SSOSS のバイト列のコピーです。ENTSSO はこれを、1 台のコンピューターのサービス アカウント用に暗号化しています。そのコンピューターで、そのアカウントのまま元に戻すためだけのもので、他のコンピューターでは使えません。実際の ENTSSO サーバーで試されたことはありません。
backup-bytes = { $bytes } バイトを預託します。内容は次のキーと値です:
backup-dry-run = --dry-run を付けずに実行すると、ペイロードを { $count } 個のシェア (しきい値 { $threshold }) に分割します:
backup-no-msid-ask = SSOSS の下に、名前がマスター シークレット ID であるキーがありません。シークレットがない可能性が高いです。それでもこれらのキーと値を預託しますか? (いいえ: コマンドを中止します)
backup-source-left = ペイロードの元のファイルは { $path } に残っています。点検 (drill) に合格したら破棄してください。USB メモリには削除したデータが残るため、USB メモリそのものを破壊してください。ディスク上なら、次の方法で足りる場合があります:
native-ask = ssoconfig -backupSecret が { $path } を書き出したときのパスワードを入力してください。sso-escrow では確認できないため、2 回入力します。Ctrl+C を押すと、コマンドを中止します。
native-ask-password = バックアップ ファイルのパスワード (画面には表示されません):
native-ask-msid = MSID (不明な場合は Enter キーだけを押します):
native-ask-msid-or-back = MSID (不明な場合は Enter キーだけを押します。< を入力すると、パスワードの質問に戻ります):
native-ask-msid-why = バックアップの MSID は、マスター シークレット サーバーのアプリケーション ログのイベント 10559 に表示されています。以前の MSID も表示されている場合は、空白で区切って両方を入力してください。
native-ask-msid-unclear = MSID ではありません。MSID の形式は 01234567-89AB-4CDE-8F01-23456789ABCD です。入力できるのは、異なる 2 つまでです。
native-ask-reminder = ssoconfig に指定したパスワード関連語句 (ない場合は Enter キーだけを押します。< を入力すると、パスワードの質問に戻ります):
native-propose =
    マスター シークレット サーバーで ssoconfig -backupSecret "E:\{ $name }" を実行します。パスワードを求められたら、この画面のパスワードをすき間を入れずに入力します。すべて小文字です。誰も覚えておく必要はありません。クォーラムが保管します。
    パスワード関連語句には、次のように入力します: { $reminder }
native-propose-seen = ssoconfig が操作の正常終了を表示したら、Enter キーを押してください。パスワードは画面から消えます。
native-propose-wait = ファイルを { $path } に置いてから、Enter キーを押してください。(パスワードをもう一度見るには、s を入力して Enter キーを押します。Ctrl+C を押すと、コマンドを中止します。その場合、このパスワードは失われます。)
native-propose-not-there = { $path } はまだありません。
native-propose-empty = { $path } は空です。
native-propose-changing = { $path } はまだ書き込み中です。書き込みが終わるまで待ってください。
native-propose-found = 見つかりました: { $path }、{ $bytes } バイト

## unseal

unseal-dry-run = --dry-run を付けずに実行すると、シェアをまったく保護せずに { $path } に書き込みます。
unseal-done = 書き込み、読み戻して確認しました: { $path }、{ $bytes } バイト (シェア番号、続いて y)。このようなファイルの結合方法は docs/recovery.md にあります。

## promote

practice-written = 書き込みました: { $path }。これは練習用ファイルです。どのシステムのシークレットも入っていません。
practice-dry-run = --dry-run を付けずに実行すると、練習用ファイル { $path } を書き込みます。
practice-next = リハーサルでの使い方: sso-escrow backup --rehearsal --from { $source }
promote-dry-run = --dry-run を付けずに実行すると、次の内容の { $path } を書き込みます:
promote-written = 書き込み、読み戻して確認しました: { $path }。このファイルは、{ $server } をマスター シークレット サーバーに指定するだけです。
promote-steps = { "" }
    次の手順を、この順に行います (手順書の手順 1 は終わりました):
promote-more = 各手順で表示されるはずの内容と、表示されない場合の対処: sso-escrow runbook promote --server { $server }
promote-fit = { $path } は正しいファイルです。{ $server } をマスター シークレット サーバーに指定するだけです。
promote-untried = 未検証: 実際の ssomanage がこのようなファイルを読み取ったことはありません。

## runbook

runbooks-heading = 手順 (sso-escrow runbook に続けて名前を指定します。all ですべて表示します):
runbook-written = 書き込み、読み戻して確認しました: { $path }

## token

token-list-none = カード リーダーも、リーダーを内蔵したスマート カード (YubiKey など) も見つかりませんでした。
token-list-empty = { $reader }: 空です
token-list-reader = { $reader }:
token-line-id = スマート カード:  { $token }
token-line-firmware = ファームウェア:   { $firmware }
token-line-plain = ファームウェア:   YubiKey ではありません
token-line-pin = PIN:              { $tries }、{ $state }
token-line-puk = PUK:              { $tries }、{ $state }
token-line-management = 管理キー:         { $state }
token-line-behind-pin = 管理キーは PIN で保護されています。
token-line-weak = 既知の弱点:       { $names }
token-line-key = { $slot } の鍵:          { $names }
token-line-share = { $object } のシェア: { $name } のシェア { $x }
token-line-bad-share = { $object } のシェア: 読み取れません
token-line-prepared = 準備済み: シェアはスロット { $slot } の鍵で封印されます。次のシェアはデータ オブジェクト { $object } に保存されます。
token-line-prepared-full = 準備済み: シェアはスロット { $slot } の鍵で封印されます。空いているデータ オブジェクトがないため、新しいシェアはメディアにのみ保存できます。
token-state-factory = 出荷時のまま (誰もが知っています)
token-state-own = 出荷時のものではありません
token-state-unknown = 出荷時のものかどうかは、カードからは分かりません
token-key-state-factory = 出荷時のまま (誰もが知っています)
token-key-state-own = 出荷時のものではありません
token-key-state-unknown = 出荷時のものかどうかは、カードからは分かりません
ask-own-pin = スマート カード { $token } の PIN、{ $tries } (画面には表示されません。Enter キーだけを押すと、中止します):
ask-own-pin-or-back = スマート カード { $token } の PIN、{ $tries } (画面には表示されません。Enter キーだけを押すと、前の質問に戻ります):
ask-new-pin = スマート カード { $token } の新しい PIN、6 ～ 8 文字 (画面には表示されません。Enter キーだけを押すと、中止します):
ask-new-pin-or-back = スマート カード { $token } の新しい PIN、6 ～ 8 文字 (画面には表示されません。Enter キーだけを押すと、前の質問に戻ります):
ask-new-puk = スマート カード { $token } の新しい PUK、6 ～ 8 文字。PUK は PIN のブロック解除に使用します (画面には表示されません。Enter キーだけを押すと、PIN の質問に戻ります):
ask-pin-again = もう一度入力してください (画面には表示されません):
ask-pin-differs = 2 回の入力が一致しません。決めるところからやり直してください。
confirm-provision = スマート カード { $token } を { $name } 用に準備しますか? (いいえ: コマンドを中止します)
confirm-factory-pin = スマート カード { $token } の PIN が出荷時のままかどうかは、カードからは分かりません。出荷時のままですか? (はい: 新しい PIN を求めます。いいえ: 現在の PIN を求めます)
confirm-puk = スマート カード { $token } の PUK が出荷時のものかどうかは、カードからは分かりません。PUK の試行を 1 回使用して変更しますか? (いいえ: コマンドを中止します)
provision-pin-changed = 出荷時の PIN を変更しました。
provision-puk-changed = 出荷時の PUK を変更しました。
provision-puk-blocked = このカードの PUK はブロックされています。PIN もブロックされると解除する方法がなく、シェアは失われます。出荷時の状態に戻すにはリセットするしかなく、リセットすると鍵は消去されます。
provision-management-changed = 出荷時の管理キーをランダムなキーに変更しました。このキーは PIN で保護され、ykman と yubico-piv-tool からも使用できます。
provision-key-made = スロット { $slot } に鍵を生成しました: { $what }
provision-key-found = スロット { $slot } に鍵があります: { $what }
provision-other-label = スロット { $slot } の証明書は、ラベル「{ $label }」ですでに作成されています。ラベルは変わりません。
provision-without-label = スロット { $slot } の証明書は、ラベルなしですでに作成されています。ラベルは追加されません。
provision-done = スマート カード { $token } にシェアを保存できるようになりました。すべて読み戻して確認しました。
provision-no-roots = ルート証明書が指定されていないため、構成証明は検証していません (--attestation-root FILE)。本番でこのカードを使ってシェアを封印するには、ルート証明書か --waive attestation が必要です。
provision-records = 証明書と、カードが構成証明を出す場合はその構成証明を { $path } に書き込みました。
provision-attested = 構成証明を検証しました。鍵はこのスマート カード内で生成されました。ルート: { $root } (SHA-256 { $fingerprint })
provision-openssl = OpenSSL では次のコマンドで同じことを検証できます:
provision-plain-lines = Yubico のコマンドに対応していないカードの場合は、次の順に実行します:

## vectors

vectors-group = { $group }: { $count } 件一致
vectors-good = { $count } 件のテスト ベクトルがすべて一致しました。
touch-now = 今すぐ { $name } のスマート カード { $token } にタッチしてください。{ $seconds } 秒間待ちます。
touch-if-it-blinks = { $name } のスマート カード { $token } が点滅していたら、タッチしてください。
progress-touch = タッチを待っています: 残り { $seconds } 秒
ask-card = { $name } のスマート カード { $token } (シェア { $x }) を挿入してください。(Enter キーだけを押すと、このシェアをスキップします。)
ask-cards = 次のいずれかのスマート カードを挿入してください: { $tokens } (もうない場合は、Enter キーだけを押します。)
ask-next-card = 挿入されているカードがあれば取り出し、次のカードを挿入してください。(もうない場合は、Enter キーだけを押します。)
ask-one-card = スマート カードを挿入してください。(Enter キーだけを押すと、中止します。)
ask-pin = スマート カード { $token } の PIN、{ $tries } (画面には表示されません。PIN を入力しない場合は、Enter キーだけを押します):
confirm-uncounted = スマート カード { $token } の PIN の残り試行回数は、カードからは分かりません。PIN を間違えるとブロックされる可能性があります。この実行で試行を 1 回使用しますか? (画面には表示されません。いいえ: 使用しません)
confirm-again = もう一度試しますか? (画面には表示されません。いいえ: このカードの使用をやめます)
card-in-record = スマート カード { $token }、データ オブジェクト { $object }
ask-card-of = { $name } のスマート カード { $token } を挿入してください。(Enter キーだけを押すと、中止します。)
ask-any-card-of = 他のカードがあれば取り出し、{ $name } のスマート カードを挿入してください。(Enter キーだけを押すと、中止します。)
ask-management-key = スマート カード { $token } の管理キー、16 進数 (画面には表示されません。Enter キーだけを押すと、中止します):
verify-envelope-elsewhere = このセットのペイロードはエンベロープ ファイルにあり、このカードにはありません。カードに入るのはシェアだけです。
reseal-done-card = { $name } のシェア { $x } をスマート カードで封印しました。セット、番号、保持者は変わっていません。
ask-next-cards = 挿入されているカードがあれば取り出し、次のカードを挿入してください: { $tokens }、または別のカード。(もうない場合は、Enter キーだけを押します。)
runbook-dry-run = --dry-run を付けずに実行すると、{ $path } ({ $bytes } バイト) を書き込みます。
provision-dry-run = スマート カード { $token } には何も書き込んでいません。--dry-run を付けずに実行すると、次の処理を行います:
provision-plan-pin = 新しい PIN の入力を求め、出荷時の PIN と置き換えます。
provision-plan-own-pin = カードの PIN の入力を求めます。PIN は変更しません。
provision-plan-any-pin = PIN の入力を求めます。出荷時の PIN かどうかは、カードからは分かりません。
provision-plan-puk = 新しい PUK の入力を求め、出荷時の PUK と置き換えます。
provision-plan-management = 出荷時の管理キーを、PIN で保護されるランダムなキーに置き換えます。
provision-plan-management-behind-pin = PIN で保護されている管理キーを使用します。
provision-plan-management-asked = 管理キーの入力を求めます。
provision-plan-management-unknown = 出荷時の管理キーを試し、PIN で保護されるランダムなキーに置き換えます。
provision-plan-key = スロット { $slot } に鍵を生成します ({ $what })。
provision-plan-key-kept = スロット { $slot } の鍵をそのまま使用します ({ $what })。

## The two rounds of a new set

step = 手順 { $number }/{ $count }: { $title }
step-confirm = セットの単語を紙に書きます
step-finish = { $name } がシェアを開きます
step-close = 実施記録を閉じます
asked-commit = 紙に書いたセットの単語を入力する人が必要です。
asked-transcript-words = 実施記録の単語を入力する人が必要です。
commit-words = すべてのシェアを書き込み、すべてのクォーラムを確認しました。このセットはまだ使用できません。セットの 8 個の単語、またはその番号を、すべての保持者の控えに書き写してください。英単語です。1 文字ずつ正確に写してください。
commit-ask =
    いずれかの控えから 8 個の単語を入力してください。入力が終わるとセットは有効になり、以後は中断しても無効になりません。
    単語:
commit-differs = このセットの単語ではありません。控えと、表示された単語を 1 文字ずつ比べてください。
commit-stop = すべてのシェアが無効になります。ここで中止しますか? (画面には表示されません。いいえ、または Ctrl+C: 続けます)
close-words = 実施記録は { $path } にあります。次の 12 個の単語を、手順書の最後のページに書き写してください。この単語があれば、この実施記録が当日のものであることを後から示せます:
close-ask =
    手順書から 12 個の単語を入力してください。(書き写していない場合は、Enter キーだけを押します。)
    単語:
close-differs = 実施記録の単語ではありません。手順書と画面の単語を比べてください。
close-unread = 単語を紙に残さないと、実施記録が差し替えられていないことを後から示せません。省略しますか? [はい/いいえ]
finish-again = { $name } のシェアをもう一度試しますか?
finish-dead = { $name } のシェアを使わずに続けますか? そのシェアは使用できなくなり、数に入りません。残りは { $others } 個で、そのうち { $threshold } 個でシークレットを復元できます。続けない場合は、中止してセットを無効にし、最初からやり直します。
finish-dead-deviation = { $name } のシェアは、第 2 ラウンドで開けなかったため、使用できません。
finish-done = { $name } のシェア { $x } が確定しました。
finish-ask-words =
    { $name }: ご自分の控えから、セットの 8 個の単語を入力してください。各単語の先頭の 4 文字だけでもかまいません。
    単語:
finish-insert =
        { $names } のメディアをもう一度挿入してください。順番は問いません。シェアに最終的な名前を付けます。
        (フォルダーのパスも入力できます。Enter キーだけ、または Ctrl+C を押すと、中止するかどうかを確認します。セットは有効なままです。)
finish-stop = セットは有効で、後から続けられます。ここで中止しますか? (画面には表示されません。いいえ、または Ctrl+C: 続けます)
checkpoint = 次の 12 個の単語を、チェックポイントとして手順書に書き写してください。次の実行で入力します:
ask-records-again = 控えのメディアをもう一度挿入して Enter キーを押すか、別のフォルダーのパスを入力してください。Ctrl+C を押すと、実行を終了します。
ask-records-unclear = フォルダーのパスではありません。
resume-found = このセットを作成する実行が中断されていますが、セットは有効です。続きから行います: { $path }
resume-ask-words =
    保持者の控えから、セットの 8 個の単語を入力してください。各単語の先頭の 4 文字だけでもかまいません。
    単語:
resume-ask-checkpoint =
    手順書から、最後のチェックポイントの 12 個の単語を入力してください。(ない場合は、Enter キーだけを押します。)
    単語:
resume-no-checkpoint = チェックポイントがないと、この実施記録が中断された実行のものであることを紙で示せません。そのことは実施記録に残ります。続けますか? [はい/いいえ]
resume-words-differ = 中断された実行のセットの単語ではありません。
resume-done = セットのすべてのシェアが確定しました。
commit-checkpoint = このセットは有効になりました。次の 12 個の単語を手順書に書き留めてください。これがこの時点のチェックポイントです。実行が中断された場合は、これを入力して続行します。
resume-was-moved = 以前の実行の実施記録が、セットの単語を確認する前に終わっています: { $path }。その実行は、別のフォルダーで続けられましたか? (はい: このファイルをそのまま残します。いいえ: セットを無効にします)
close-copied = 実施記録の 2 つ目のコピーはここにあります: { $path }。これは監査人用です。2 つのコピーは別々に保管してください。

## void

void-insert = セットのシェアが入った次のメディアを挿入してください。(フォルダーのパスも入力できます。もうない場合は、Enter キーだけを押します。)
void-no-more = これが最後のメディアですか? (画面には表示されません)
void-ask-words =
    これらのシェアは未確定ではなく、セットは使用中かもしれません。別のセットを削除しないように、保持者の控えからセットの 8 個の単語を入力してください。
    単語:
void-confirm = { $name } のシェア { $x } を完全に削除しますか? { $place }
void-would = { $name } のシェア { $x } を削除することになります: { $place }
void-removed = { $name } のシェア { $x } を削除しました: { $place }
void-safe = 残っている可能性のあるシェアは、最大 { $left } 個です。クォーラムには { $need } 個必要なので、このセットはもう開けません。USB メモリには古いデータが残ることがあります。立会人の前でメディアを破壊してください。
void-exposed = 最大 { $left } 個のシェアが残っている可能性があり、{ $need } 個あればセットを開けます。残りが { $need } 個より少なくなるまで、セットの内容は危険な状態です。さらに削除してください。
verify-finished = シェアに最終的な名前を付けました: { $path }
verify-is-finished = シェアにはすでに最終的な名前が付いています。
void-torn-removed = このシェアの書きかけのファイルも削除しました: { $path }

## Signing a transcript

sign-insert = 実施記録に署名するため、{ $name } のスマート カード { $token } を挿入してください。(署名しない場合は、Enter キーだけを押します。)
sign-skip = { $name } の署名なしで続けますか? [はい/いいえ]
sign-ask = { $name }: この単語の実施記録に、カードで署名します。(署名しない場合は、Enter キーだけを押します。)
sign-done = { $name } が実施記録に署名しました。
records-stay = 実施記録と控えは、このコンピューターのディスク ({ $path }) に書き込まれます。実行が終わったら、メディアにコピーしてください。

## transcript

transcript-sound = { $path } に問題はありません。
transcript-incomplete = { $path } は、ある部分については正しいものの、欠けているものがあります。
transcript-unsound = { $path } には問題があります。信頼しないでください。
transcript-what = 実行 { $run }: { $kind }、{ $purpose }、sso-escrow { $program }
transcript-checked = 確認した項目: すべての行の形式 ({ $lines } 行)、連鎖、署名 ({ $signatures } 個)
transcript-unchecked-words = 確認していない項目: これがその日の実施記録であるかどうか。紙に書かれた単語を --words で指定してください。単語がないと、別の実施記録に差し替えられていても、末尾の行が取り除かれていても、わかりません。
transcript-unchecked-end = 確認していない項目: { $line } 行目より後の行。紙の単語で確認できるのはこの行までです。後の行が取り除かれていても、誰も気付きません。
transcript-unchecked-withheld = 確認していない項目: 伏せられた事実の内容 ({ $count } 件)。その行は連鎖に含まれています。
transcript-checkpoint = 紙の単語は { $line } 行目と一致しました: { $event }。後に続く行: { $following }
transcript-checkpoint-withheld = 紙の単語は { $line } 行目と一致しました (事実は伏せられています)。後に続く行: { $following }
transcript-checkpoint-header = 紙の単語と一致したのはヘッダーだけです。後に続く行: { $following }
transcript-words = 実施記録の単語 (英単語):
transcript-not-closed = セレモニーが終了していないため、実施記録の単語はまだありません。
transcript-last-words = 最後の行 ({ $line } 行目) の単語 (英単語):
transcript-signature-anchored = { $line } 行目: { $name } の署名は正しく、鍵はこの保持者のものです。
transcript-signature-unknown = { $line } 行目: { $name } の署名は正しいものです。鍵の持ち主は不明なため、整合性しか示しません。
transcript-signature-other = { $line } 行目: { $name } の名による署名は、別の鍵によるものです。
transcript-signature-wrong = { $line } 行目: { $name } の名による署名は正しくありません。
transcript-signer-words = その鍵の署名者の単語 (英単語)。保持者の控えと照合してください:
transcript-openssl = OpenSSL では bash で次のコマンドを使うと同じことを検証できます:
transcript-in-line = { $line } 行目: { $text }
transcript-wrong = 不正: { $text }
transcript-missing = 不足: { $text }
transcript-warning = 要確認: { $text }
transcript-note = 参考: { $text }
transcript-finding-words = 次の単語の行がありません: { $words }。ほかの紙の単語で確認できる最後の行は { $confirmed } 行目です。
transcript-finding-words-nowhere = どのファイルにも、次の単語の行がありません: { $words }
transcript-finding-signature = { $custodian } の名による署名は、その鍵による終了ノードの署名ではありません。
transcript-finding-signer = { $custodian } の署名者の単語が一致しません。別の人の鍵で署名された可能性があります。
transcript-finding-signer-absent = { $custodian } の署名がないか、伏せられています。
transcript-finding-key-unknown = { $custodian } の名で署名した鍵の持ち主を示すものがありません。署名者の単語を控えと照合してください (--expect-signer)。
transcript-finding-attestation = { $custodian } の名で署名した鍵の証明は、指定されたルートおよびこのシェアのカードにつながりません。
transcript-finding-plan = 実施記録は別の計画のもの、または計画のないものです。
transcript-finding-fork = この行から、{ $other } の内容が異なります。同じ実行の記録が 2 通りあります。
transcript-finding-torn = 行が途中で終わっています。書き込み中に実行が中断されました。
transcript-finding-cut-off = 実行が終わる前に、ファイルはここで終わっています。後の行が欠けている可能性があります。
transcript-finding-share-open = シェア { $x } は書き込まれる直前でしたが、その結果を示す行がありません。存在する可能性があります。メディアを調べてください。
transcript-finding-clock-back = 時計が戻っていますが、時計の変更を示す行がありません。
transcript-finding-clock-changed = 実行中に時計が戻されました。行の順序は確かなままです。
transcript-finding-withheld = この行以降に、伏せられた事実があります ({ $count } 件)。
transcript-dry-run = --dry-run を付けずに実行すると、次のファイルを書き込みます: { $path } ({ $bytes } バイト)
transcript-report-written = 報告書を書き込み、読み戻して確認しました: { $path }
transcript-withheld-written = コピーを書き込み、読み戻して確認しました: { $path }。伏せた事実: { $count } 件
transcript-words-stay = 実施記録の単語 (英単語) は変わりません:
report-title = セレモニーの報告書
report-practice = 【リハーサル用】これはリハーサルの記録です。
report-sound = 実施記録そのものに問題はありません。単語を紙に書かれたものと照合してください。
report-incomplete = この実施記録には欠けているものがあります。
report-unsound = この実施記録には問題があります。この報告書を信頼しないでください。
report-digest = { $name }: { $digest }
report-plan = 計画の SHA-256
report-set = セットの記述子の SHA-256
report-follows = 前の実行の終了ノード
report-words = 実施記録の単語 (英単語): { $words }
report-holders = シークレットを復元できる数のシェアを手にできたのは誰か
report-holders-quorum = 全 { $count } 人の保持者のうち { $need } 人がそろえば復元できます。
report-holders-no-set = 必要なシェアの数は実施記録に書かれていません。この実行ではセットを作成していません。
report-holders-alone = { $name } は、シェア { $shares } により 1 人で復元できた可能性があります。
report-holders-several = { $name } は複数のシェアを手にできた可能性があります: { $shares }
report-holders-site = 1 つの保管場所 { $site } に、復元できる数のシェアがあります: { $shares }
report-holders-nobody = 1 人で復元できる数のシェアを手にできた人は、実施記録にはいません。
report-persons-withheld = 機密の事実が伏せられています ({ $count } 件)。人や保管場所が含まれている可能性があります。
report-holders-void = 無効とされたセットがあります。まだ存在する可能性のあるシェア: { $shares } 個
report-holders-machine = 実行中、このコンピューターのプログラムはシークレット全体をメモリに保持していました。
report-program = プログラムは審査済みのものか、誰が測定したか
report-program-version = プログラムは sso-escrow { $program } と名乗りました。
report-program-reported = プログラムが報告した自身の SHA-256: { $digest }
report-program-silent = プログラムは自身の SHA-256 を報告していません。
report-program-measured = 開始前の測定 ({ $line } 行目): 対象 { $what }、測定者 { $by }。SHA-256: { $digest }
report-program-same = これはプログラムの報告と同じです。
report-program-differs = これはプログラムの報告と一致しません。
report-program-unmeasured = 人による測定は実施記録にありません。プログラム自身の報告だけです。
report-program-compare = プログラムの SHA-256 をリリース ノートの値と照合してください。
report-waivers = どの確認が、誰により、なぜ免除されたか
report-waived = 確認項目「{ $check }」が免除されました ({ $line } 行目)。
report-waived-by = 「{ $check }」の承認者: { $by }。理由: { $why } ({ $line } 行目)
report-waived-why = 「{ $check }」の理由: { $why } ({ $line } 行目)
report-waivers-none = 免除された確認はありません。
report-reasons-withheld = 事実が伏せられています ({ $count } 件)。理由や承認が含まれている可能性があります。
report-proofs = 各シェアが最後に確認されたのはいつか (署名、紙、申告のいずれか)
report-proofs-none = 実施記録にシェアはありません。
report-proof-signed = シェア { $x }: { $at } ({ $line } 行目)、スマート カードによる署名あり。カードの持ち主は --expect-signer または --attestation-root で確認してください。
report-proof-paper = シェア { $x }: { $at } ({ $line } 行目)。保持者が実施記録の単語を入力しています。署名された紙を確認してください。
report-proof-claimed = シェア { $x }: { $at } ({ $line } 行目)。プログラムの記録だけです。カードの署名も、保持者が実施記録の単語を入力したという記録もありません。
report-proof-never = シェア { $x }: この実行では確認されていません。
report-proof-dead = シェア { $x } は使用できません。保持者が開けませんでした。
report-signatures-withheld = 機密の事実が伏せられています ({ $count } 件)。署名が含まれている可能性があります。
report-media = 古いメディアはどこにあるか
report-media-none = 破棄または削除されたシェアや平文のコピーは、実施記録にありません。
report-media-limit = 削除しても、メディアには内容が残っている可能性があります。立会人の前で物理的に破壊するまで、なくなったとは言えません。
report-limits = この実施記録では証明できないこと
report-limit-machine = コンピューターとプログラムが正直に動作したこと。これを示すのは測定と立会人だけです。
report-limit-randomness = シェアが良質な乱数で作られたこと。
report-limit-end = 紙に書かれた最後の単語より後に行がなかったこと、および別の実行がなかったこと。プログラムの起動回数、封筒、メディアの数は紙で確認してください。
report-limit-persons = 名前のある人がその場にいたこと。これを示すのは紙の署名です。
report-limit-media = 無効なメディアが破壊されたこと。
report-limit-time = いつ起きたか。行の順序は確かですが、時刻はコンピューターの時計によるものです。
report-events = すべての出来事
report-events-why = 「測定」: プログラムが実行または観測したもの。「入力」: 人が入力したもの。「申告」: 人の申告のみで、確認されていないもの。
report-event-withheld = 伏せられています ({ $level })
report-member = { $name }: { $value }
report-yes = はい
report-no = いいえ
report-column-line = 行
report-column-time = 時刻
report-column-event = 出来事
report-column-origin = 根拠
report-column-members = 詳細
fact-origin-measured = 測定
fact-origin-entered = 入力
fact-origin-claimed = 申告
run-generate = マスター シークレットの生成
run-backup = バックアップ
run-restore = 復元
run-drill = 点検
run-verify = シェアの確認
run-reseal = シェアの再封印
run-copy = シェアのコピー
run-void = セットの無効化
run-reshare = シェアの交換
person-officer = 責任者
person-custodian = 保持者
person-witness = 立会人
person-auditor = 監査人
fact-run-started = プログラムの開始
fact-measured = プログラムの測定
fact-fitness = コンピューターの確認
fact-waiver = 確認の免除
fact-randomness = 乱数の取得
fact-set-made = セットの作成
fact-share-intent = シェアの書き込みの予告
fact-share-pending = シェアの書き込み、読み戻し、開封
fact-share-proved = 保持者によるシェアの開封
fact-share-finished = シェアの確定
fact-share-dead = シェアの使用不能
fact-share-absent = 保持者の不在
fact-quorum-proved = 全クォーラムの確認
fact-words-confirmed = セットの単語の確認 (以後、セットは有効)
fact-opened = シェアの開封
fact-target-intent = 復元先への書き込みの予告
fact-target-written = 復元先への書き込みと確認
fact-clear-copy-destroyed = 平文コピーの破棄
fact-set-void = セットの無効化
fact-set-superseded = セットの置き換え
fact-removal-intent = シェアの削除の予告
fact-removal = シェアの削除の結果
fact-paused = 実行の一時停止
fact-resumed = 実行の再開
fact-records-moved = 実施記録の別メディアへの移動
fact-line-torn = 途中で切れた行の退避
fact-copied = シェアのコピー
fact-closed = セレモニーの終了
fact-words-read = 実施記録の単語の読み上げ
fact-record-copied = 実施記録のコピー
fact-finished = 実行の完了
fact-aborted = 実行の取りやめ
fact-step-done = 手順の実施
fact-medium = メディアの挿入
fact-seal = 封印または封筒の記録
fact-command = コマンド ライン
fact-environment = 環境変数
fact-attempt = 試行
fact-reason = 理由
fact-target = 復元先
fact-files-beside = 復元先と並ぶファイル
fact-card-checked = スマート カードの確認
fact-clock-compared = 時計の照合
fact-clock-changed = 時計の変更
fact-present = 出席者
fact-site = シェアの保管場所
fact-deputy = 保持者の代理
fact-note = メモ
fact-deviation = 計画からの逸脱
fact-choice = パスワードの選択方法
fact-slip-seen = パスフレーズを見た人
fact-signature = スマート カードによる署名
fact-member-program-sha256 = プログラムの SHA-256
fact-member-system = システム
fact-member-what = 対象
fact-member-sha256 = SHA-256
fact-member-by = 実施者
fact-member-check = 確認項目
fact-member-passed = 合格
fact-member-source = 取得元
fact-member-descriptor = 記述子の SHA-256
fact-member-need = 必要なシェア数
fact-member-count = シェアの総数
fact-member-x = シェア
fact-member-to = 宛先
fact-member-digest = シェアの SHA-256
fact-member-with = 開封方法
fact-member-holder = 保持者本人による入力
fact-member-signed = 署名の予定
fact-member-until = 期限
fact-member-quorums = クォーラム数
fact-member-degree = 次数の確認
fact-member-command = コマンド
fact-member-set = セット
fact-member-shares = 残っている可能性のあるシェア数
fact-member-successor = 新しいセット
fact-member-removed = 削除済み
fact-member-from-paper = 紙の単語との照合
fact-member-bytes = バイト数
fact-member-people = 人数
fact-member-step = 手順
fact-member-role = 役割
fact-member-id = ID
fact-member-path = パス
fact-member-number = 番号
fact-member-on = 対象物
fact-member-line = 行
fact-member-name = 名前
fact-member-value = 値
fact-member-right = 正しい入力
fact-member-text = 内容
fact-member-about = 対象の事実
fact-member-files = ファイル
fact-member-serial = シリアル番号
fact-member-firmware = ファームウェア
fact-member-attested = 証明済み
fact-member-root = ルート
fact-member-witness = 立会人の時計
fact-member-seconds = 秒
fact-member-direction = 方向
fact-member-site = 保管場所
fact-member-choice = 選択
fact-member-custodian = 保持者
fact-member-key = 鍵
fact-member-signature = 署名
fact-member-certificate = 鍵の証明書
fact-member-issuer = 証明書の発行者
fact-member-reason = 理由
fact-member-clock = 時計
rule-transcript-no-header = 最初の行が実施記録のヘッダーではありません
rule-transcript-later-version = 新しいリリースで書き込まれています (バージョン { $version })
rule-transcript-header = ヘッダーに不足または余分な項目があります
rule-transcript-file-length = ファイルが実施記録の上限より長くなっています
rule-transcript-line-length = 行が上限より長くなっています
rule-transcript-json = 行が JSON ではないか、許可されない値を含んでいます
rule-transcript-canonical = 行が、許される唯一の形式になっていません
rule-transcript-layout = 行に、不足または未知の項目、あるいは型の異なる項目があります
rule-transcript-time = 時刻の形式が異なるか、存在しない時刻です
rule-transcript-level = レベルが存在しないか、この事実のものではありません
rule-transcript-digits = ソルトまたはリーフの長さや文字が異なります
rule-transcript-fact = この種類の事実は、バージョン 1 の実施記録にはありません
rule-transcript-after-closing = セレモニーの終了後に来てはならない行です
rule-transcript-after-the-end = 実行の終了後の行です
void-without-words = 未確定ではないシェアがあり、セット { $set } は使用中かもしれません。単語がない場合、無効かどうかはあなたにしか判断できません。シェアを削除しますか?
transcript-finding-words-alone = 次の単語の行がありません: { $words }。ほかに紙の単語で確認できる行はありません。
transcript-unchecked-rest = 確認していない項目: この行より後の行、単語、署名。この行より前の内容も正しいとは限りません。
report-program-incomparable = SHA-256 がないため、プログラムをリリース ノートと照合することはできません。
fact-value-password = パスワード
fact-value-card = スマート カード
fact-value-card-and-password = スマート カードとパスワード
fact-value-medium = メディア
fact-value-pin = PIN
fact-value-words = 単語
fact-value-program = プログラム
fact-value-boot-medium = 起動メディア
fact-value-system = オペレーティング システム
fact-value-system-and-operator = オペレーティング システムと操作者
fact-value-forward = 進む方向
fact-value-back = 戻る方向
fact-value-ahead = 進んでいる
fact-value-behind = 遅れている
fact-value-generated = プログラムが生成
fact-value-own = 保持者が選択
fact-value-own-waived = 保持者が選択 (プログラムは弱いと判定)
fact-value-share = シェア
fact-value-records = 実施記録と控え
fact-value-source = 読み込み元
fact-value-target = 復元先
fact-value-envelope = エンベロープ
fact-step-start = コンピューターの確認
fact-step-words = 紙からのセットの単語の入力
fact-step-choose = 保持者によるシェアの保護方法の選択
fact-step-make = シークレットの作成または読み込みと分割
fact-step-write = 第 1 ラウンド: シェアの書き込みと読み戻し
fact-step-prove = 全クォーラムの確認
fact-step-confirm = セットの単語の確認
fact-step-finish = 第 2 ラウンド: 保持者によるシェアの開封
fact-step-open = クォーラムの開封
fact-step-target = シークレットの書き込みまたは比較
fact-step-remove = シェアのファイルの削除
fact-step-close = 実施記録の終了
