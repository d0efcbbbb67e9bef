### What stands on the screen when all goes well: questions, reports, steps.

label-warning = 警告:

## Questions

prompt-yes-or-no = { $question } [はい y / いいえ n]
prompt-words-for-yes = はい y yes
prompt-words-for-no = いいえ n no
prompt-only-yes-or-no = 「はい」または「いいえ」で答えてください。ここに入力した文字は画面に表示されます。パスワードは入力しないでください。
ask-custodian = { "" }
    保持者 { $x }/{ $count }: { $name } ({ $place })
ask-keyboard-why = { "" }
    キーボードを確認します。下の行に英字、数字、記号を入力し、正しい文字が表示されるかどうかを確かめてください。入力した文字は画面に表示されます。そこには絶対にパスワードを入力しないでください。
ask-keyboard = テスト (Enter キーだけを押すと、次に進みます):
ask-kind-of-password =
    シェアをどの方法で保護しますか?
    1  ここで生成される 6 個の単語のパスフレーズ (推奨)
    2  自分で決めたパスワード
    番号を入力してください (Enter キーだけを押すと、1 になります):
ask-kind-unclear = 1 または 2 を入力してください。ここに入力した文字は画面に表示されます。パスワードは入力しないでください。
passphrase-heading =
    パスフレーズが生成されました。今この画面を他の人に見せないでください。
    覚えるか、書き留めてメディアとは別に保管してください。正しく入力するまでの間だけ表示されます。
passphrase-seen = Enter キーを押してください。次に、このパスフレーズを入力します。
ask-passphrase = 6 個の単語をスペースで区切って入力してください (画面には表示されません。Enter キーだけを押すと、もう一度パスフレーズを表示します):
ask-passphrase-differs = パスフレーズが一致しません。もう一度表示します。
ask-new-password = シェアのパスワードを決めて入力してください (7 から 256 文字。画面には表示されません。Enter キーだけを押すと、前に戻ります):
password-estimate = 推定: 推測に必要な試行は約 10^{ $magnitude } 回、スコアは { $score } (最高 4) です。この推定では、英語の単語とよくあるパターンが考慮されます。他の言語の単語は、この推定よりも簡単に推測されます。
password-needs-keyboard = このパスワードには、一部のキーボードでは入力できない文字が含まれています。何年も後に別のコンピューターを使うときに、入力できない可能性があります。
ask-new-password-again = もう一度入力してください:
ask-new-password-differs = 2 つの入力が一致しません。パスワードを決めるところからやり直してください。
ask-new-reminder = パスワードのヒント (誰でも読めます。空のままでもかまいません):
ask-entropy = サイコロの目を入力するか、でたらめにキーを押し、最後に Enter キーを押してください (画面には表示されません):
choices-made = { "" }
    全員が選び終わりました。まだ何も書き込まれていません:
choices-made-by = { "  " }{ $x }  { $name }
ask-choices = シェアを書き込みますか? はい (y)、いいえ (n)、または選び直す保持者の番号を入力してください:
ask-choices-unclear = 「はい」か「いいえ」、または番号で答えてください。
ask-not-confined = メディアを順番に挿入します。メディアのマウントに必要なため、今回の実行では、このプログラムが開くことのできるファイルの場所は制限されません。
hand-out-done = { "" }
    完了: { $names }
hand-out-coming = { "" }
    残り ({ $count } 個): { $names }
ask-insert =
    シェア { $x }/{ $count }: { $name } のメディアを挿入してください。
    (次に書き込むシェアの番号か、フォルダーのパスも入力できます。)
ask-insert-any = メディアを挿入してください。(フォルダーのパスも入力できます。)
ask-insert-one = メディアを挿入してください。(フォルダーのパスを入力することもできます。Enter キーだけを押すと、中止します。)
ask-medium-unclear = フォルダーとして解釈できません。/ を含むパスを入力するか、メディアを挿入してください。
ask-medium-unclear-windows = フォルダーではありません。ドライブ文字を付けてパスを入力する (例: E:\) か、メディアを挿入してください。
ask-insert-share =
    次のメディアまたはスマート カードを挿入してください。順番は問いません。
    (フォルダーのパスも入力できます。もうない場合は、Enter キーだけを押します。)
ask-insert-again =
    もう一度 { $name } のメディアを挿入してください。そのシェアは無効なので、削除します。
    (フォルダーのパスも入力できます。Enter キーだけを押すと、シェアは残ります。)
ask-insert-new = { $name } の新しいシェアを書き込むメディアを挿入してください。(フォルダーのパスも入力できます。)
ask-insert-old =
    もう一度 { $name } の古いシェアのメディアを挿入してください。新しいシェアは正常なので、古いシェアを削除します。
    (フォルダーのパスも入力できます。Enter キーだけを押すと、シェアは残ります。)
medium-in-record = 「{ $label }」、{ $system }、{ $size } MB、ID { $id }
medium = メディア「{ $label }」: { $system }、{ $size } MB、空き { $free } MB、ID { $id }、{ $node } (場所: { $path })
medium-take-out = メディアを取り外せます。
medium-done = このフォルダーでの作業は終わりました。
medium-unmount-first = メディアのマウントを解除してから、取り外してください:
medium-eject-first = 書き込みは完了しました。エクスプローラーで { $path } のメディアを右クリックして [取り出し] を選んでから、取り外してください。
confirm-medium = これは { $name } のメディアですか?
confirm-stop = まだ何も書き込まれていません。ここで中止しますか?
confirm-stop-void = { $names } のシェアは書き込み済みですが、中止すると無効になります。ここで中止しますか?
hand-out-written = { $name } のシェア { $x } を書き込み、読み戻して、開くことを確認しました。
quorum-been = { "" }
    シェアを開いた保持者: { $names }
quorum-missing =
    あと必要なシェアの数: { $missing }
    提出できる保持者: { $names }
ask-share = { "" }
    { $place } のシェアは、ファイルの記載では { $name } のシェア { $x } です。
ask-reminder = ヒント: { $reminder }
ask-password = パスワード (画面には表示されません。? でキーボードの確認、Enter キーだけを押すとこのシェアをスキップします):
ask-password-only = パスワード (画面には表示されません。? でキーボードの確認、Enter キーだけを押すと中止します):
ask-not-a-password = それはパスワードではありえません。{ $cause }
ask-again = { $name } のパスワードが正しくありません。失われたものはありません。キーボード レイアウトと Caps Lock を確認して、入力し直してください。
ask-words-why = { "" }
    保持者の控えにある単語 (セットの作成時に出力されたもの) と照合してください。見かけだけ正しいシェアは、誰にでも作れます。本物かどうかは単語で分かります。
ask-words =
    セットの 8 個の単語 (各単語は先頭の 4 文字でも可)、またはその番号を入力してください。
    単語:
ask-words-differ = このセットの単語ではありません。残りの試行回数: { $left }
confirm-new-secret = このシークレットは新しいシステム用ですか?
confirm-old-server-off = マスター シークレット サーバーは、1 つのシステムに 1 台だけです。古いサーバーは停止していますか?
confirm-clear-copy = シークレットが暗号化されないまま { $path } に書き込まれます。続行しますか?
unseal-confirm = シェアがまったく保護されないまま { $path } に書き込まれます。続行しますか?
unseal-confirm-again = そのファイルを手に入れた人は、誰でもこのシェアを使えます。本当に続行しますか?

## Progress

progress-seal = シェア { $x }/{ $count } を封印しています…
progress-write = シェア { $x }/{ $count } を書き込んでいます…
progress-prove = シェア { $x }/{ $count } を読み戻して検証しています…
progress-open = { $name } のシェア { $x } を開いています…
progress-slow = { $place } で処理中です ({ $seconds } 秒)。メディアを取り外さないでください…

## Notices

rehearsal-banner = 【リハーサル】練習専用です。シェアと登録ファイルには、練習用の印が付きます。
rehearsal-allows = リハーサルでは許可します (本番では停止します): { $failed }
dry-run-done = 何も書き込んでいません。書き込むコマンド ライン:
notice-new-secret = 新しいマスター シークレットは、新しいシステム用です。別のマスター シークレットで暗号化されたデータベースを、これで読み取ることはできません。
notice-master-secret = このペイロードは、ここで生成されたマスター シークレットです。形式は sso-escrow 独自のものです。これを取り込む ENTSSO コマンドはありません。ENTSSO がこれを受け入れた例は確認されていません。実際の ENTSSO サーバーで試されたことは一度もありません。復元後に、イベント ログで次のイベントを確認してください。10529 または 10523: シークレットは受け入れられました。10565 または 10521: シークレットは受け入れられませんでした。
default-custodian = 保持者 { $x }

## Sets

kind-native-backup = native-backup (ssoconfig -backupSecret で作成されたファイル)
kind-ssoss-snapshot = ssoss-snapshot (SSOSS キーをそのまま写したもの)
kind-master-secret = master-secret (sso-escrow で生成されたもの)
purpose-production = 本番用
purpose-practice = 【練習用】
set-words = セットの単語:  { $words }
set-numbers = 単語の番号:    { $numbers }
set-id = セット ID:     { $id }
set-purpose = 用途:          { $purpose }
set-kind = ペイロード:    { $kind }
set-msid = MSID:          { $msid }
set-threshold = しきい値:      { $count } 個のシェアのうち { $threshold } 個
set-generation = 世代:          { $generation }
set-supersedes = 旧セット ID:   { $id }
set-label = ラベル:        { $label }
set-server = サーバー:      { $server }
set-created = 作成日時:      { $time }
set-waiver = 免除項目:      { $check }
set-custodian = 保持者 { $x }:      { $name }
sets-none = 指定された場所にシェアはありません。
sets-share = シェア { $x } の場所: { $path }
sets-share-card = シェア { $x } の場所: { $path } (スマート カード { $token } で封印)
sets-health = 全 { $count } 個のシェアのうち、{ $have } 個が見つかりました。復元には { $need } 個必要です。

## inspect

inspect-file = ファイル: { $path }
inspect-share = シェア { $x } (全 { $count } 個)、保持者: { $name }
inspect-password = パスワードで封印 (Argon2id、{ $memory } MiB、反復 { $passes } 回、{ $lanes } レーン)
inspect-reminder = ヒント: { $reminder }
inspect-card = スマート カード { $token } のスロット { $slot } の鍵で封印
inspect-card-object = カード上のデータ オブジェクト { $object } に置くシェアです
inspect-claims = { "" }
    以上はすべて、ファイルに書かれている内容にすぎません。
    シェアを開き、セットの単語を照合して初めて、正しいと確認できます。

## inspect --machine

machine-checked = このコンピューターの検査:
machine-good = 合格
machine-failed = 【不合格】{ $finding }
machine-line-network = { "  " }ネットワーク:                { $state }
machine-line-swap = { "  " }スワップ:                    { $state }
machine-line-lock = { "  " }メモリのロック:              { $state }
machine-switched-off = sso-escrow が自身のプロセスで無効にしたもの:
machine-denied = 無効
machine-allowed = 【無効になっていません】
machine-line-dumps = { "  " }コア ダンプ:                 { $state }
machine-line-privileges = { "  " }特権の取得:                  { $state }
machine-line-sockets = { "  " }ネットワーク ソケット:       { $state }
machine-line-files = { "  " }指定されていないファイル:    { $state }
machine-fit = このコンピューターは、すべての検査に合格しています。
machine-goes-on = このコンピューターは、すべての検査には合格していません。不合格の検査は免除されているため、コマンドは続行し、免除を記録します。

## reseal

reseal-dry-run = 実行すると、{ $path } が書き込まれ、その後で古いファイルが削除されます。
reseal-done = { $name } のシェア { $x } に新しいパスワードを設定しました。セット、番号、保持者は変わっていません。
reseal-old-removed = 古いシェアは削除しました。

## Custodians' records

record-title = 保持者の控え
record-practice = 【練習用】このセットはリハーサル専用です。
record-custodian = 保持者: { $name }
record-share = シェア { $x } (全 { $count } 個)。どの { $threshold } 個のシェアからでもシークレットを復元できます。それより少ないシェアからは、シークレットについて何も分かりません。
record-set = セット { $id }、世代 { $generation }
record-label = ラベル: { $label }
record-server = マスター シークレット サーバー { $server } 用に作成
record-created = 作成日時: { $time }
record-medium = 書き込み先: { $medium }
record-words = セットの単語とその番号
record-words-why = シェアの提出を求められたときは、必ず、パスワードを入力する前にこれらの単語を照合してください。見かけだけ正しいシェアは、誰にでも作れます。各単語は先頭の 4 文字だけでもかまいません。これらの単語は秘密ではありません。
record-keep = 保管するものと保管方法
record-keep-medium = メディアは自分だけが手にできる場所に保管し、この控えは別の場所に保管してください。
record-keep-password = パスワードはメディアともこの控えとも別に保管し、誰にも教えないでください。パスワードが必要なのは本人だけです。手助けをする人にも、パスワードは必要ありません。
record-keep-reminder = 設定したヒントは、メディアを手にした人なら誰でも読めます。パスワードが分かるようなヒントにしないでください。
record-keep-copies = シェアのコピーを作らないでください。また、セットのシェアを 2 つ以上、1 つのメディアに入れないでください。
record-keep-loss = メディアやパスワードを失ったとき、他の人の手に渡った可能性があるとき、または退職などで保持者でなくなるときは、すぐに責任者に連絡してください。
record-use = 使い方
record-use-check = 年に 1 回、ネットワークから切り離されたコンピューターで実行してください: sso-escrow verify file:FOLDER
record-use-restore = 復元のために招集されたときは、メディアとこの控えを持参し、単語を照合してから、自分でパスワードを入力してください。
record-use-alone = 1 人だけでは、シークレットについて何も分かりません。{ $threshold } 人の保持者が必要です。
record-machine = セットを作成したコンピューター
record-waived = 免除項目: { $check }
record-fill = 手書きで記入する欄
record-fill-medium = メディアの保管場所:
record-fill-custodian = 日付と保持者の署名:
record-fill-officer = 責任者:
record-fill-witness = 立会人:
record-fill-checks = 確認した日:

## generate

generate-dry-run = 実行すると、{ $bytes } バイトが生成され、{ $count } 個のシェア (しきい値 { $threshold }) に分割されます:
generate-dry-run-share = { $name } のシェア { $x }、書き込み先: { $place }
generate-file = シェア { $x } を書き込みました: { $path }
generate-proof = 検証済み: すべてのシェアを読み戻して開きました。{ $threshold } 個のシェアのどの組み合わせ (クォーラム { $quorums } 通り) からも、同じシークレットが得られます。
generate-proof-many = 検証済み: すべてのシェアを読み戻して開きました。{ $threshold } 個のシェアのどの組み合わせ (クォーラム) からも、同じシークレットが得られます。
generate-words = { "" }
    このセットの単語と、その番号です。
    すべての保持者の控えに書き写し、声に出して読み上げてください:
records-written = { $path } に、保持者ごとの控えを書き込みました (テキストと印刷用のページ)。

## Opening shares

share-opened-count = { $name } のシェア { $x } は正常です。これまでに正常: { $have } 個、必要: { $need } 個
share-opened = { $name } のシェア { $x } は正常です。
verify-good =
    正常です。シェア { $x } (全 { $count } 個) は開くことができ、
    セットの作成時のシェアと一致します。
    次のセットの単語を、自分の控えと照合してください: { $words }
drill-health = 全 { $count } 個のシェアのうち、正常 { $good } 個、異常 { $faulty } 個です。復元には { $need } 個必要です。
drill-words = 単語の確認は行っていません (--full を付けると行います)。控えと照合してください: { $words }
drill-combined = メモリ内でシェアを結合しました。シークレットはセットの作成時のものと一致しました。メモリからは消去しました。
drill-pass = PASS
drill-fail = FAIL

## restore

restore-server-was = このセットは、マスター シークレット サーバー { $server } 用に作成されました。
restore-server-is = 新しいマスター シークレット サーバー: { $server }
restore-dry-run = 実行すると、次のキーと値を含む { $path } が書き込まれます:
restore-combined = クォーラムに達しました。シークレットはセットの作成時のものと一致します。
restore-written = 書き込み、読み戻して確認しました: { $path }
steps-rehearsal = { "" }
    これはリハーサルでした。このファイルは練習用です。
    使用中のサーバーにはインポートしないでください。
    以下は、本番であれば続けて行う手順です。
confirm-native = ENTSSO のバックアップ ファイルを { $path } に置き、そのパスワードをこの画面に表示します。続けますか?
confirm-registry = SSOSS に書き込みます: { $target }。続けますか?
confirm-registry-replace = SSOSS にあるものは削除され、コピーは残りません: { $target }。続けますか?
restore-dry-run-native = 実行すると、{ $path } ({ $bytes } バイト) が書き込まれ、パスワードが表示されます。
restore-difference = SSOSS の変更点 (かっこ内は型とバイト数):
restore-no-difference = SSOSS に変更はありません。すでに同じ内容です。
restore-registry-written = 書き込み、読み戻して確認しました: { $target }
steps-rehearsal-hive = { "" }
    これはリハーサルでした。このハイブは今後、練習用です。
    使用中のサーバーには入れないでください。
    以下は、本番であれば続けて行う手順です。
native-reminder-is = ファイルのパスワード関連語句: { $reminder }
native-password-heading = { $name } のパスワードです。ssoconfig -restoreSecret に求められたら、すき間なしで入力します。␣ は空白を表します。
native-password-seen = 表示は 1 回だけです。不要になったら Enter を押してください。
machine-of-a-server = このコンピューターはサーバーのため、上記のことがあってもコマンドは続行します。ここで作成したセットには記録されます。
live-service-is = このコンピューターの ENTSSO サービスは { $account } で実行されています。
live-sso-administrators = Windows の権限は SSO 管理者の権限の代わりにはなりません。ENTSSO 自身のツールは両方を必要とします。SSO 管理者の権限があるかどうかは、ここからは分かりません。
live-no-msid = なし
live-other-host = { $server } は、このコンピューターの名前 ({ $names }) のどれでもありません。これは、このコンピューターをノードとするクラスターのネットワーク名ですか?
live-was-put-back = 中断された実行の前の SSOSS の内容を元に戻しました。
live-would-put-back = 以前の実行が SSOSS の変更中に中断されていました。変更前の内容に戻すと、次のように変わります:
confirm-put-back = その実行の前の SSOSS の内容に戻しますか?
live-restarted = ENTSSO サービスを再起動しました。
live-restarted-with = ENTSSO サービスと、それに依存するサービスを再起動しました: { $services }
reg-remark-practice = 練習用: sso-escrow のリハーサルで作成。使用中のサーバーにインポートしないでください。

## Steps after a restore

steps-carry = { "" }
    次に行う手順:
    1. ファイルを新しいマスター シークレット サーバーに運びます。
steps-carry-back = { "" }
    次に行う手順:
    1. ファイルを、取得元のサーバーに移します。ほかのサーバーではその内容を読み取れません。
steps-carry-to = { "" }
    次に行う手順:
    1. ファイルを { $server } に運びます。
steps-access = 2. 登録ファイルにはアクセス制御が含まれません。シークレットを取り込む前に、そのサーバーで PowerShell を管理者として実行し、正しいアクセス制御を付けたキーを作成します:
steps-import = 3. コマンド プロンプトを管理者として実行し、ファイルのあるフォルダーで次のコマンドを入力します:
steps-import-adds = インポートしても、SSOSS にすでにある他のものは削除されません。
steps-native-folder = 2. そのサーバーの NTFS ボリュームまたはリムーバブル メディアにファイルを置き、コマンド プロンプトを管理者として実行して ENTSSO のフォルダーに移動します。1 行目は BizTalk Server、2 行目は Host Integration Server の場合です。
steps-native-restore = 3. ファイルのあるドライブを指定して復元し、表示されたパスワードを入力します:
steps-native-events = 4. イベント ログ (Application、ソース ENTSSO) を確認します。10523 は復元の成功、10524 は失敗です。ENTSSO_E_NOT_SECRET_SERVER (0xC0002A0E) の場合は、先にサーバーを昇格させる必要があります: sso-escrow promote
steps-hive = { "" }
    次に行う手順: ディスクを元に戻してサーバーを起動し、ENTSSO サービスが動作していることを確認します。
steps-live = { "" }
    次に行う手順: コマンド プロンプトを管理者として実行し、サービスを再起動します:
steps-live-on-a-node = { "" }
    次に行う手順: フェールオーバー クラスター マネージャーで ENTSSO リソースをオフラインにし、オンラインに戻します。
    その後、他のノードでも 1 つずつ順番に復元します。各ノードは独自のコピーを持ちます。
steps-registry-events = その後、イベント ログ (Application、ソース ENTSSO) に 10529 または 10523 (シークレットは受け入れられました) があるか、また 10565 または 10521 (受け入れられませんでした) があるかを確認します。
steps-service = 4. サービスを再起動します:
steps-events = 5. イベント ログ (Application、ソース ENTSSO) に 10529 または 10523 (シークレットは受け入れられました) があるか、また 10565 または 10521 (受け入れられませんでした) があるかを確認します。
destroy-step = その後、暗号化されていないコピーを破棄します。USB メモリには削除したデータが残るため、USB メモリそのものを破壊してください。コンピューターのメモリ上またはディスク上のコピーなら、次のコマンドで足りる場合があります:
destroy-step-windows = その後、暗号化されていないコピーを破棄します。Windows には 1 つのファイルの中身を消去するコマンドがありません。del で消えるのはファイルの名前だけで、書き込まれたデータは上書きされるまでメディアに残ります。次のファイルを含むメディアそのものを破壊してください:
steps-untried = これらの手順はどれも、実際の ENTSSO サーバーで試されたことがありません。

## backup

notice-native-backup = このペイロードは、ENTSSO 自身のバックアップ ファイルとそのパスワードです。復元では、指定した場所にファイルを置き、クォーラムにパスワードを表示します。残りは ssoconfig -restoreSecret が行います。これは Microsoft が文書化している方法です。パスワードでファイルが開くかどうか、このプログラムでは確かめられません。この手順は、実際の ENTSSO サーバーで試されたことがありません。
notice-ssoss-snapshot = このペイロードは、ある時点の SSOSS のバイト列そのものです。ENTSSO はこれを、1 台のコンピューターのサービス アカウント用に暗号化しています。そのコンピューターで、そのアカウントのまま元に戻すためのもので、他のコンピューターでは使えません。実際の ENTSSO サーバーで試されたことはありません。
backup-bytes = { $bytes } バイトを預託します。内容は次のキーと値です:
backup-dry-run = 実行すると、{ $count } 個のシェア (しきい値 { $threshold }) に分割されます:
backup-source-left = 引き継いだものは { $path } に残っています。点検 (drill) に合格したら破棄してください。USB メモリには削除したデータが残るため、USB メモリそのものを破壊してください。ディスク上なら、次のコマンドで足りる場合があります:
native-ask = ssoconfig -backupSecret に指定した { $path } のパスワードは何ですか? ここでは確かめられないため、2 回入力してください。
native-ask-password = バックアップ ファイルのパスワード:
native-ask-reminder = ssoconfig に指定したパスワード関連語句 (なければ Enter):
native-propose =
    マスター シークレット サーバーで ssoconfig -backupSecret "E:\{ $name }" を実行し、パスワードを求められたら、次のパスワードをすき間なしで入力します。すべて小文字です。誰も覚えておく必要はありません。クォーラムが保管します。
    パスワード関連語句には、次のように入力します: { $reminder }
native-propose-seen = ssoconfig が操作の正常終了を表示したら、Enter を押してください。パスワードは画面から消えます。
native-propose-wait = ファイルを { $path } に置いてから、Enter を押してください。(パスワードをもう一度見るには、s と Enter を入力します。)
native-propose-not-there = { $path } にはまだファイルがないか、書き込み中です。
native-propose-found = 見つかりました: { $path }、{ $bytes } バイト

## unseal

unseal-dry-run = 実行すると、封印を解いたシェアが { $path } に書き込まれます。
unseal-done = 書き込み、読み戻して確認しました: { $path }、{ $bytes } バイト (シェア番号、続いて y)。このようなファイルの結合方法は docs/recovery.md にあります。

## promote

promote-dry-run = 実行すると、{ $path } が書き込まれます:
promote-written = 書き込み、読み戻して確認しました: { $path }。{ $server } をマスター シークレット サーバーに指定し、他には何も指定していません。
promote-steps = { "" }
    次の手順を、この順に行います (手順書の手順 1 は終わりました):
promote-more = 各手順で確認することと、問題がある場合の対処: sso-escrow runbook promote --server { $server }
promote-fit = { $path } は使用できます。{ $server } をマスター シークレット サーバーに指定し、他には何も指定していません。
promote-untried = 実際の ssomanage がこのようなファイルを読み取ったことはありません。

## runbook

runbooks-heading = 手順 (sso-escrow runbook に続けて名前を指定します。all ですべて表示します):
runbook-written = 書き込み、読み戻して確認しました: { $path }

## token

token-list-none = カード リーダーも、リーダーを内蔵したトークンもありません。
token-list-empty = { $reader }: 空です
token-list-reader = { $reader }:
token-line-id = トークン:         { $token }
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
token-line-prepared = 準備済み: シェアは { $slot } の鍵に封印され、次のシェアは { $object } に保存されます。
token-line-prepared-full = 準備済み: シェアは { $slot } の鍵に封印されます。空きコンテナーがないため、シェアはメディアにのみ保存できます。
token-state-factory = 出荷時のまま (誰もが知っています)
token-state-own = 出荷時のものではありません
token-state-unknown = 出荷時のものかどうかをカードが通知しません
token-key-state-factory = 出荷時のまま (誰もが知っています)
token-key-state-own = 出荷時のものではありません
token-key-state-unknown = 出荷時のものかどうかをカードが通知しません
ask-own-pin = スマート カード { $token } の PIN、{ $tries } (表示されません。Enter のみで中止):
ask-new-pin = スマート カード { $token } の新しい PIN、6 ～ 8 文字 (表示されません。Enter のみで中止):
ask-new-puk = スマート カード { $token } の新しい PUK、6 ～ 8 文字。PIN のブロック解除に使用します (表示されません。Enter のみで中止):
ask-pin-again = もう一度:
ask-pin-differs = 2 回の入力が一致しません。
confirm-provision = スマート カード { $token } を { $name } 用に準備しますか?
confirm-factory-pin = スマート カード { $token } は、PIN が出荷時のままかどうかを通知しません。出荷時のままですか?
confirm-puk = スマート カード { $token } は、PUK が出荷時のものかどうかを通知しません。変更のために試行を 1 回使用しますか?
provision-pin-changed = 出荷時の PIN を変更しました。
provision-puk-changed = 出荷時の PUK を変更しました。
provision-puk-blocked = このカードの PUK はブロックされています。PIN もブロックされると解除できず、シェアは失われます。出荷時の状態に戻すにはリセットするしかなく、鍵は消去されます。
provision-management-changed = 出荷時の管理キーを変更しました。ランダムな管理キーが PIN で保護されており、ykman と yubico-piv-tool で使用できます。
provision-key-made = { $slot } に鍵を生成しました: { $what }
provision-key-found = { $slot } に鍵があります: { $what }
provision-other-label = { $slot } の証明書は以前、ラベル「{ $label }」で作成されています。ラベルは変わりません。
provision-without-label = { $slot } の証明書は以前、ラベルなしで作成されています。ラベルは追加されません。
provision-done = スマート カード { $token } にシェアを保存できるようになりました。すべて読み戻して確認しました。
provision-no-roots = ルート証明書が指定されていないため、構成証明は検証していません (--attestation-root FILE)。本番でこのカードにシェアを封印するには、ルート証明書か --waive attestation が必要です。
provision-records = 証明書と、カードが構成証明を出す場合はその構成証明を { $path } に書き込みました。
provision-attested = 構成証明を検証しました。鍵はこのトークン内で生成されました。ルート: { $root } (SHA-256 { $fingerprint })
provision-openssl = OpenSSL では次のコマンドで同じことを検証できます:
provision-plain-lines = Yubico のコマンドに対応していないカードの場合は、次の順に実行します:

## vectors

vectors-group = { $group }: { $count } 件一致
vectors-good = { $count } 件のテスト ベクトルがすべて一致しました。
touch-now = 今すぐ { $name } のトークン { $token } にタッチしてください。{ $seconds } 秒間待ちます。
touch-if-it-blinks = { $name } のトークン { $token } が点滅していたら、タッチしてください。
progress-touch = タッチを待っています: 残り { $seconds } 秒
ask-card = { $name } のスマート カード { $token } (シェア { $x }) を挿入してください。(Enter キーだけを押すと、このシェアをスキップします。)
ask-cards = 次のいずれかのスマート カードを挿入してください: { $tokens } (Enter キーだけを押すと、これで終わりとします。)
ask-next-card = 挿入されているカードを取り出し、次のカードを挿入してください。(Enter キーだけを押すと、これで終わりとします。)
ask-one-card = スマート カードを挿入してください。(Enter キーだけを押すと中止します。)
ask-pin = スマート カード { $token } の PIN、{ $tries } (画面には表示されません。Enter キーだけを押すとスキップします):
confirm-uncounted = スマート カード { $token } は PIN の残り試行回数を知らせません。PIN を間違えるとブロックされる可能性があります。この実行で 1 回試しますか?
confirm-again = もう一度試しますか?
card-in-record = スマート カード { $token }、データ オブジェクト { $object }
ask-card-of = { $name } のスマート カード { $token } を挿入してください。(Enter キーだけを押すと中止します。)
ask-any-card-of = 挿入されているカードを取り出し、{ $name } のカードを挿入してください。(Enter キーだけを押すと中止します。)
ask-management-key = スマート カード { $token } の管理キー (16 進数。画面には表示されません。Enter キーだけを押すと中止します):
verify-envelope-elsewhere = このセットのペイロードは、別の場所のエンベロープ ファイルにあります。カードにはシェアだけが入ります。
reseal-done-card = { $name } のシェア { $x } はスマート カードに封印されました。セット、番号、保持者は元のままです。
ask-next-cards = 挿入されているカードを取り出し、次のカードを挿入してください: { $tokens }、または別のカード。(Enter キーだけを押すと、これで終わりとします。)
runbook-dry-run = --dry-run を付けずに実行すると、{ $path } が書き込まれます ({ $bytes } バイト)。
provision-dry-run = スマート カード { $token } には何も書き込んでいません。--dry-run を付けずに実行すると、次の処理を行います:
provision-plan-pin = 新しい PIN を要求し、出荷時の PIN と置き換えます。
provision-plan-own-pin = カードの PIN を要求します。PIN は変更しません。
provision-plan-any-pin = PIN を要求します。出荷時の PIN かどうかは、カードからは分かりません。
provision-plan-puk = 新しい PUK を要求し、出荷時の PUK と置き換えます。
provision-plan-management = 出荷時の管理キーを、PIN で保護されるランダムなキーに置き換えます。
provision-plan-management-behind-pin = PIN で保護されている管理キーを使用します。
provision-plan-management-asked = 管理キーを要求します。
provision-plan-management-unknown = 出荷時の管理キーを試し、PIN で保護されるランダムなキーに置き換えます。
provision-plan-key = スロット { $slot } に鍵を生成します ({ $what })。
provision-plan-key-kept = スロット { $slot } の鍵をそのまま使用します ({ $what })。
