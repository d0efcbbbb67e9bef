### Errors and warnings: what happened, to whom or what, and (remedy) what to do next.

## Memory, randomness, self-test

memory-arena-full = sso-escrow がロックしたメモリに空きがなく、さらに { $bytes } バイトを確保できません。
    .remedy = これはプログラムの制限です。入力したコマンドを添えて報告してください。
memory-not-enough = この鍵の導出には { $wanted } MiB のメモリが必要です。このコンピューターでは確保できません。
    .remedy = 他のプログラムを終了するか、メモリの多いコンピューターを使用してください。
memory-refused = オペレーティング システムからメモリを確保できませんでした。原因: { $cause }
    .remedy = 他のプログラムを終了するか、メモリの多いコンピューターを使用してください。
machine-network = ネットワーク インターフェイスが有効です: { $interfaces }
    .remedy = ケーブルを抜き、無線をオフにして、インターフェイスを無効にしてください ({ $platform ->
        [windows] ncpa.cpl
       *[linux] { $down }
    })。このまま続行するには、--waive network を指定します。免除したことは記録されます。
machine-network-unknown = 有効なネットワーク インターフェイスがあるかどうかを確認できません。原因: { $cause }
    .remedy = ご自身で確認してください ({ $platform ->
        [windows] ncpa.cpl
       *[linux] ip link
    })。このチェックなしで続行するには、--waive network を指定します。免除したことは記録されます。
machine-swap = スワップが有効です ({ $areas })。オペレーティング システムがシークレットをそこに書き出すおそれがあります。
    .remedy = スワップを無効にしてください ({ $platform ->
        [windows] sysdm.cpl の [詳細設定] の [パフォーマンス] で「ページング ファイルなし」を選び、再起動
       *[linux] swapoff -a
    })。このまま続行するには、--waive swap を指定します。免除したことは記録されます。
machine-swap-unknown = スワップが有効かどうかを確認できません。原因: { $cause }
    .remedy = ご自身で確認してください ({ $platform ->
        [windows] sysdm.cpl の [詳細設定] の [パフォーマンス]
       *[linux] swapon --show
    })。このチェックなしで続行するには、--waive swap を指定します。免除したことは記録されます。
machine-memory-lock = シークレットをメモリにロックできません。シークレットがスワップ領域に書き出されるおそれがあります。原因: { $cause }
    .remedy = { $platform ->
        [windows] メモリを多く使うプログラムを終了するか、管理者として実行したコマンド プロンプトで sso-escrow を実行してください。
       *[linux] ロックできるメモリの上限を 4096 KiB 以上にするか (ulimit -l)、sso-escrow を管理者として実行してください。
    }このまま続行するには、--waive memory-lock を指定します。免除したことは記録されます。
machine-unfit = このコンピューターは、シークレットを扱う条件を満たしていません。合格しなかったチェック: { $checks }
    .remedy = 合格しなかったチェックの問題を解決するか、別のコンピューターを使用してください。解決できない問題があるときは、チェックの名前を指定して免除してください: --waive { $names }
check-waived = チェック「{ $check }」を免除しました。
    .remedy = 理由を日付とともに書き留めてください。今回の実行でセットを作成する場合は、免除したことがセットに記録されます。
random-no-entropy = オペレーティング システムから乱数を取得できません。何も作成されていません。
    .remedy = 別のコンピューターを使用してください。
selftest-wrong-answer = 自己テストに失敗しました。{ $file } にある { $group } の既知の答え { $number } と計算結果が一致しません。
    .remedy = このコンピューターも、このプログラムのコピーも使用しないでください。まず、プログラムのチェックサムを、公開されているチェックサムと照合してください。次に、別のコンピューターで試してください。
selftest-wrong-outcome = 自己テストに失敗しました。テスト ベクトル { $vector } の正しい結果は「{ $expected }」ですが、このプログラムの結果は「{ $found }」です。
    .remedy = このコンピューターも、このプログラムのコピーも使用しないでください。まず、プログラムのチェックサムを、公開されているチェックサムと照合してください。次に、別のコンピューターで試してください。
selftest-second-implementation = 自己テストに失敗しました。秘密分散の 2 つの実装の結果が一致しません。
    .remedy = このコンピューターも、このプログラムのコピーも使用しないでください。まず、プログラムのチェックサムを、公開されているチェックサムと照合してください。次に、別のコンピューターで試してください。
selftest-unreadable = { $file } のテスト ベクトルを読み取れません。{ $line } 行 { $column } 列に誤りがあります。
    .remedy = このプログラムと同じリリースのテスト ベクトルのフォルダーを使用してください。
selftest-no-token = テスト ベクトル { $vector } に必要なスマート カード { $token } が、どのリーダーにも挿入されていません。
    .remedy = テスト ベクトルのスマート カードをリーダーに挿入してください。make token-vectors は、それらをソフトウェアで作成して挿入します。詳細は vectors/README.md にあります。
selftest-not-a-vector = { $vector } は有効なテスト ベクトルではありません。
    .remedy = このプログラムと同じリリースのテスト ベクトルのフォルダーを使用してください。ファイルの説明は vectors/README.md にあります。
selftest-unknown-group = テスト ベクトルに、このプログラムが対応していないグループ「{ $group }」があります。
    .remedy = このプログラムと同じリリースのテスト ベクトルのフォルダーを使用してください。
selftest-missing-group = テスト ベクトルのグループ「{ $group }」に、何も含まれていません。
    .remedy = このプログラムと同じリリースのテスト ベクトルのフォルダーを使用してください。
warn-libraries = ライブラリを Windows 自身のフォルダーからだけ読み込む設定が、Windows に拒否されました。原因: { $cause }
    .remedy = 管理者だけが書き込めるフォルダーから sso-escrow を実行してください。
warn-dumps = sso-escrow をコア ダンプの対象から除外できませんでした。原因: { $cause }
    .remedy = { $platform ->
        [windows] Windows がメモリ ダンプを作成しないようにしてください (sysdm.cpl の [詳細設定] の [起動と回復])。その後、コマンドをもう一度実行してください。
       *[linux] コア ダンプを無効にしてください (ulimit -c 0)。その後、コマンドをもう一度実行してください。
    }
warn-network = sso-escrow 自身によるネットワーク ソケットの使用を禁止できませんでした。原因: { $cause }
    .remedy = このコンピューターがすべてのネットワークから切り離されていることを確認してください。
console-without-glyphs = このコンソールでは日本語の文字を表示できないため、英語で表示します。
    .remedy = 日本語で表示するには、グラフィカル デスクトップのターミナルか、fbterm を使用してください。

## Splitting

shamir-threshold-too-low = しきい値 { $threshold } は低すぎます。各シェアがシークレットそのものになります。
    .remedy = 2 以上のしきい値を指定してください (-k 2)。
shamir-threshold-above-count = シェアが { $count } 個では、しきい値 { $threshold } に達しません。
    .remedy = -k の値を下げるか、シェアの保存場所 (--share) を追加してください。
shamir-too-many-shares = シェアの数 ({ $count } 個) が多すぎます。
    .remedy = シェアは 255 個以下にしてください。
shamir-zero-index = 番号 0 のシェアがあります。シェアの番号に 0 は使えません。
    .remedy = このシェアを使用しないでください。誰が作成したかを調べてください。
shamir-duplicate-index = シェア { $index } が 2 回指定されました。
    .remedy = 各シェアは 1 回だけ指定してください。
shamir-unequal-lengths = 長さが { $found } バイトのシェアがあります。正しい長さは { $expected } バイトです。
    .remedy = このシェアを使用しないでください。別のシークレットのシェアか、破損したシェアです。
shamir-too-few-shares = シェアが { $have } 個しかありません。このセットには { $need } 個必要です。
    .remedy = 他の保持者のシェアも用意してください。
shamir-wrong-buffer-count = { $expected } 個のシェアに対して、バッファーが { $found } 個あります。
    .remedy = プログラムの不具合です。報告してください。
shamir-empty-secret = 分割するシークレットが空です。
    .remedy = 1 バイト以上のシークレットを指定してください。

## Passwords

password-too-short = このパスワードは短すぎます ({ $characters } 文字)。{ $shortest } 文字以上必要です。
    .remedy = もっと長いパスワードにしてください。
password-too-long = このパスワードは長すぎます ({ $longest } 文字以内)。
    .remedy = もっと短いパスワードにしてください。
password-control-character = パスワードに制御文字が含まれています。方向キーを押すと入ることがあります。
    .remedy = 方向キーを使わずに入力し直してください。
password-invisible = パスワードに、画面に表示されない文字が含まれています。コピーした文字列に含まれていることがあります。
    .remedy = 貼り付けずに、キーボードから入力してください。
remark-unknown-word = 6 個の単語のうち、{ $position } 番目の単語が単語の一覧にありません。
    .remedy = この単語を、書き留めたものと 1 文字ずつ照らし合わせてください。
remark-edge-space = 入力の先頭または末尾にスペースがあります。スペースもパスワードの一部になります。
    .remedy = 意図しないスペースの場合は、スペースを入れずに入力し直してください。
remark-invisible = 入力に、画面に表示されない文字が含まれています。コピーした文字列に含まれていることがあります。この文字もパスワードの一部になります。
    .remedy = 意図しない文字の場合は、貼り付けずに、キーボードから入力し直してください。
remark-full-width = 入力に全角文字が含まれています。日本語入力をオフにして入力した文字とは別の文字になります。
    .remedy = 意図しない全角文字の場合は、日本語入力をオフにして、入力し直してください。
password-cost-out-of-bounds = 鍵の導出パラメーターが範囲外です (メモリ { $memory } KiB、反復 { $passes } 回、{ $lanes } レーン)。
    .remedy = このシェアを使用しないでください。誰が作成したかを調べてください。
password-wrong = パスワードが正しくありません。
    .remedy = まず、キーボード レイアウトと Caps Lock を確認してください。次に、パスワードを入力し直してください。
password-altered = パスワードは正しいですが、シェアが改変されています。
    .remedy = このシェアの別のコピーを使用してください。
passwords-from-terminal = --passwords-from はパスワードを標準入力から読み取りますが、標準入力がターミナルになっています。
    .remedy = --passwords-from を外してください。パスワードの入力を求めるメッセージが表示されます。
passwords-from-file = パスワードをファイルから読み取れるのは、--rehearsal を指定した場合だけです。
    .remedy = --passwords-from を外すか、--passwords-from - を指定して、パスワードを標準入力から渡してください。
passwords-unreadable = { $path } のパスワードを読み取れません。原因: { $cause }
    .remedy = パスを確認するか、--passwords-from を外してください。
passwords-unreadable-input = 標準入力からパスワードを読み取れません。原因: { $cause }
    .remedy = パスワードの入力元を確認するか、--passwords-from を外してください。
passwords-count = パスワードの行数 ({ $lines } 行) が、シェアの数 ({ $shares } 個) と一致しません。
    .remedy = シェアと同じ順に、1 つのシェアにつき 1 行ずつ指定してください。
passwords-count-file = パスワードの行数 ({ $lines } 行) が、バックアップ ファイルと { $shares } 個のシェアに必要な行数と一致しません。
    .remedy = まず、1 行目にバックアップ ファイルのパスワードを指定してください。次に、シェアと同じ順に、1 つのシェアにつき 1 行ずつ指定してください。
passwords-line = { $line } 行目のパスワード: { $cause }
    .remedy = この行を修正してください。その後、コマンドをもう一度実行してください。
passwords-not-utf8 = { $line } 行目のパスワードが UTF-8 ではありません。
    .remedy = パスワードを UTF-8 で記述してください。
passwords-utf16 = パスワードが UTF-16 で記述されています。sso-escrow は UTF-8 を読み取ります。
    .remedy = パスワードを UTF-8 で保存してください。Windows PowerShell の場合: Set-Content -Encoding utf8
passwords-too-long = パスワードの合計が 256 KiB を超えています。
    .remedy = パスワードだけを、シェアごとに 1 行ずつ指定してください。
reminder-reveals = ヒントにパスワードが含まれています。ヒントは誰でも読めます。別のヒントにしてください。
password-weak = { $name } のパスワードは簡単に推測できます。
    .remedy = 生成されたパスフレーズか、もっと長いパスワードを使用してください。このパスワードをそのまま使用するには、--waive weak-password を指定します。今回の実行でセットを作成する場合は、免除したことがセットに記録されます。
own-password = { $name } のパスワード ({ $line } 行目) は、6 個の単語のパスフレーズではありません。本番では、保持者が自分で決めたパスワードを使うには --own-passwords が必要です。
    .remedy = 一覧にある 6 個の単語のパスフレーズを使用してください。自分で決めたパスワードを許可するには、--own-passwords を指定します。その場合、控えに記載されます。
own-passwords-chosen = --own-passwords の指定により、自分で決めたパスワードを使う保持者がいます。
    .remedy = 理由を日付とともに書き留めてください。6 個の単語のパスフレーズの方が安全です。
passwords-from-with-ask = --passwords-from は「ask」と一緒には使用できません。メディアが挿入される順序が決まっていないため、パスワードを前もって読み取れません。
    .remedy = --passwords-from を外すか、「ask」の代わりにフォルダーを指定してください。

## Cards

card-not-sealed = スマート カードの鍵でシェアを封印できませんでした。
    .remedy = プログラムの不具合です。報告してください。
card-answer-length = スマート カードの応答は { $bytes } バイトです。{ $expected } バイトでなければなりません。
    .remedy = このスマート カードの預託用スロットに P-256 の鍵があることを確認してください。
card-altered = スマート カードの応答ではシェアを開くことができません。シェアが改変されています。
    .remedy = このシェアの別のコピーを使用してください。

## Files and places

share-not-ours = sso-escrow のファイルではありません。
    .remedy = 名前が .ssoshare で終わるファイルを探してください。
share-damaged = ファイルが破損しているか、途中で切れています。チェックサムが一致しません。
    .remedy = このシェアの別のコピーか、他の保持者のシェアを使用してください。
share-too-large = ファイルが { $most } バイトを超えています。sso-escrow のこの種類のファイルが、この大きさになることはありません。
    .remedy = 名前が .ssoshare で終わるファイルを探してください。
share-later-version = ファイルの形式はバージョン { $version } です。このファイルを読み取るには、より新しいリリースの sso-escrow が必要です。
    .remedy = このファイルは、より新しいリリースで作成されています。そのリリースを使用してください。別のコピーを使用しても読み取れません。
share-breaks-rule = ファイルが形式の規則に違反しています: { $rule }。
    .remedy = このファイルを使用しないでください。不具合または悪意のあるプログラムが書いたファイルです。
rule-layout = 欠けている部分、不明な部分、または型の異なる部分がある
rule-deterministic = 形式で認められた唯一の決定的エンコードになっていない
rule-version = バージョンの異なる部分がある
rule-generation = 世代または置き換え元のセットがありえない値である
rule-threshold = しきい値と保持者の数が合わない
rule-text = 長すぎる文字列、または読む人を惑わせるおそれのある文字がある
rule-duplicate-name = 同じ名前の保持者が 2 人いる
rule-waivers = 免除項目の順序が正しくない
rule-msids = MSID が多すぎる、少なすぎる、または重複している
rule-index = この番号のシェアはセットに存在しない
rule-cost = 鍵の導出パラメーターが範囲外である
rule-card = シリアル番号、GUID、スロット、またはデータ オブジェクトが、スマート カードにはありえない値である
rule-point = 鍵が曲線 P-256 上の点でない
rule-sealed = 封印された部分の長さがありえない値である
cause-not-found = ファイルまたはフォルダーが存在しません
cause-permission = アクセスが拒否されました
cause-exists = すでに存在します
cause-not-a-folder = パスの途中にフォルダーでないものがあります
cause-is-a-folder = フォルダーです
cause-full = 空き容量が足りません
cause-read-only = メディアが書き込み禁止になっています
cause-file-name = その名前は使用できません
cause-gone = デバイスが応答しません (取り外されたか、故障しています)
cause-memory = メモリが足りないか、メモリの上限が低すぎます
cause-system = システムの報告は「{ $text }」(エラー { $code }) です
cause-described = { $text }
media-not-there = { $path } が存在しません。
    .remedy = パスが正しいか、メディアがマウントされているかを確認してください。
media-not-a-folder = { $path } はフォルダーではありません。
    .remedy = ここにはフォルダーを指定してください。新しいファイルの場合は、既存のフォルダー内のパスを指定してください。
media-no-file-name = { $path } の末尾がファイル名ではありません。
    .remedy = 既存のフォルダー内のファイルを指定してください。
media-not-a-file = { $path } はファイルではありません。
    .remedy = ファイルそのものを指定してください。
media-too-large = { $path } は { $most } バイトを超えています。ここで使用するファイルが、この大きさになることはありません。
    .remedy = 正しいファイルかどうかを確認してください。レジストリのエクスポートの場合は、SSOSS キーだけをエクスポートしてください。
media-changed = sso-escrow が読み取っている間に、{ $path } が変更されました。
    .remedy = ファイルが完成するまで待ってください。その後、コマンドをもう一度実行してください。
media-no-share = { $path } にシェアはありません。
    .remedy = 正しいメディアかどうかを確認してください。
media-other-set = { $path } にシェアはありますが、指定されたセットのシェアはありません。あるのは次のセットのシェアです: { $sets }
    .remedy = 正しいメディアかどうかを確認してください。
medium-of-other-set = { $place } にあるのは、別のセットのシェアです: { $set }
    .remedy = 取り外して、次のメディアまたはスマート カードを挿入してください。このセットが目的のセットである場合は、Ctrl+C を押し、このセットの控えにある単語 (英語) を使用してコマンドをもう一度実行してください。
media-several-sets = { $path } には複数のセットのシェアがあります。
    .remedy = セットの最初の単語 (英語) を控えと 1 文字ずつ照合し (sso-escrow sets file:FOLDER で表示できます)、次のオプションのいずれかで対象のセットを指定してください: { $sets }
media-several-shares = { $path } に同じセットのシェアが複数あります。
    .remedy = シェア ファイルそのものを指定してください。シェアは 1 つずつ別のメディアに保管してください。
media-share = { $path }: { $cause }
    .remedy = このシェアの別のコピーか、他の保持者のシェアを使用してください。
media-not-a-share = { $path } は sso-escrow のファイルではありません。
    .remedy = 名前が .ssoshare で終わるファイルを探してください。
media-envelope = { $path }: { $cause }
    .remedy = このファイルを、同じセットの別のメディアにあるエンベロープのコピーで置き換えてください。
media-exists = { $path } はすでに存在します。上書きはしていません。
    .remedy = 別の場所を指定するか、先に既存のファイルを移動してください。
media-read-back = { $path } から読み戻した内容が、書き込んだ内容と一致しません。今回書き込んだ内容は削除しました。
    .remedy = 別のメディアを使用してください。このメディアは信頼しないでください。
media-left-behind = { $fault } また、{ $path } に書き込んだ内容を削除できませんでした。原因: { $cause }
    .remedy = このファイルを破棄してください。不完全なファイルか、正しくないファイルです。シークレットを含んでいる可能性があります。
media-not-removed = { $path } を削除できませんでした。原因: { $cause }
    .remedy = このファイルを削除または破棄してください。古いシェアの場合は、以前のパスワードまたはカードでまだ開くことができます。
media-full = メディアの空き容量が足りません ({ $path })。書きかけのファイルは残っていません。
    .remedy = 別のメディアを使用するか、このメディアの空き容量を増やしてください。
media-read-only = メディアが書き込み禁止になっています ({ $path })。何も書き込まれていません。
    .remedy = メディアの書き込み禁止スイッチを切り替えるか、書き込みができるようにマウントするか、別のメディアを使用してください。
media-gone = 作業の途中でメディアが取り外されたか、メディアが応答しなくなりました: { $path }
    .remedy = まず、メディアをもう一度挿入してください。次に、sso-escrow sets file:FOLDER で確認してください。書き込み中だったファイルは、完全な状態か、途中までの状態 (名前が .part で終わります) で残っている可能性があります。同じことが 2 回起きたメディアは信頼しないでください。
media-in-doubt = { $path } を新しいファイルで置き換えましたが、書き込みの完了をメディアで確認できませんでした。古いファイルと新しいファイルのどちらが残っているか分かりません。
    .remedy = まず、sso-escrow verify file:FOLDER で両方のパスワードを試してください。次に、シェアを別のメディアに移してください。このメディアは信頼しないでください。
media-unfinished = { $path } は、中断された実行が残したファイルです。シェアではありません。
    .remedy = このファイルを削除してください。そのセットの単語が一度も表示されていない場合は、セット全体が無効です。そのセットのファイルをすべて削除してください。
media-read = { $path } を読み取れません。原因: { $cause }
    .remedy = メディアとアクセス許可を確認してください。その後、もう一度試してください。
media-write = { $path } に書き込めません。書きかけのファイルは残っていません。原因: { $cause }
    .remedy = 空き容量、書き込み禁止、アクセス許可を確認してください。その後、もう一度試してください。
places-one-medium = { $one } と { $other } は同じメディア上にあります。
    .remedy = シェアとエンベロープには、それぞれ別のメディアを使用してください。1 つのメディアから手に入るシェアは、1 つだけでなければなりません。1 台のディスク上のフォルダーでリハーサルを行う場合は、generate --rehearsal を使用してください。
places-one-folder = { $one } と { $other } は同じフォルダーです。
    .remedy = シェアとエンベロープには、それぞれ別のフォルダーを指定してください。
places-one-card = { $one } と { $other } は同じスマート カードです。
    .remedy = 保持者ごとに別のカードを指定してください。
place-holds-set = { $place } には、すでに別のセット ({ $set }) のシェアがあります。
    .remedy = 何もする必要はありません。新しいシェアはその横に書き込まれます。どちらを使うかは、後で --set で指定できます。空のメディアを使用することもできます。
medium-in-use = { $path } にはシェアを置けません。この実行では、このフォルダーまたはそのメディアを{ $role }として使用しています。
    .remedy = 別のフォルダーを指定するか、別のメディアを挿入してください。このメディアは挿入したままにしてください。
place-not-removable = { $place } はリムーバブル メディア上にありません ({ $seen })。書き込んだ内容は、このコンピューターに残るか、コンピューターとともに失われます。
    .remedy = メディアがそこにマウントされているかを確認してください。この場所をそのまま使用するには、--waive removable を指定します。今回の実行でセットを作成する場合は、免除したことがセットに記録されます。
ask-takes-anything = これ以降にマウントされたものは、リムーバブルかどうかにかかわらず、すべてメディアとして扱われます。
    .remedy = 表示される内容を確かめてから、確認の質問に答えてください。
medium-has-share = このメディアには、すでにこのセットの { $name } のシェアがあります。パーティションが異なっていても、1 つのメディアに 2 つのシェアを書き込むことはできません。
    .remedy = 保持者ごとに別のメディアを使用してください。
medium-looks-same = このメディアのボリューム ID またはシリアル番号は、{ $name } のシェアがあるメディアと同じです。
    .remedy = 同じイメージのコピーなど、別のメディアである場合は、フォーマットしてください。新しい ID が付きます。そうでない場合は、保持者ごとに別のメディアを挿入してください。
medium-without-share = このメディアに { $name } のシェアが見つかりません。
    .remedy = そのシェアを書き込んだメディアを挿入してください。
generate-voided = このセットは無効です。{ $name } のシェアは削除しました ({ $path })。
    .remedy = このセットのものは何も保管しないでください。generate または backup からやり直してください。
generate-not-voided = このセットは無効ですが、{ $name } のシェアが残っています: { $path }
    .remedy = まず、このファイルを破棄してください。どのセットにも属していません。次に、generate または backup からやり直してください。
generate-not-voided-medium = このセットは無効ですが、{ $name } のシェアがまだメディア上にあります ({ $medium }): { $file }
    .remedy = まず、このファイルを破棄してください。どのセットにも属していません。次に、generate または backup からやり直してください。
medium-unmounted = メディアが挿入されていますが ({ $node })、マウントできませんでした。原因: { $cause }
    .remedy = 手動でマウントしてください。たとえば、udisksctl mount または sudo mount を使用します。マウントすると自動的に検出されます。
records-removable = 控えの保存先 ({ $path }) はリムーバブル メディアです。メディアを順番に挿入する間は、取り外す必要があります。
    .remedy = このコンピューターのフォルダーを指定してください。控えに秘密の情報は含まれません。
records-failed = セットは正常ですが、一部の控えを書き込めませんでした: { $cause }
    .remedy = セットの単語を、保持者の控えに手書きで記入してください。英語の単語です。1 文字ずつ正確に書き写してください。
target-not-removable = { $path } は、このコンピューターに残るメディア上にあります ({ $seen })。ここに書き込むシークレットのコピーを、sso-escrow は暗号化しません。
    .remedy = { $platform ->
        [windows] リムーバブル メディアに書き込んでください。
       *[linux] リムーバブル メディアか、メモリ (/dev/shm などの tmpfs) に書き込んでください。
    }このまま続行するには、--waive removable を指定します。
share-later-number = ファイルの{ $part }の番号は { $number } です。このリリースはこの番号に対応していません。
    .remedy = このファイルは、より新しいリリースで作成されています。そのリリースを使用してください。別のコピーを使用しても読み取れません。
rule-number-descriptor = セット記述子のバージョン
rule-number-protector = シェアの封印方法
rule-number-purpose = セットの用途
rule-number-payload = ペイロードの種類
rule-number-waiver = 免除項目
media-later = { $path }: { $cause }
    .remedy = このファイルは、より新しいリリースの sso-escrow で作成されています。そのリリースを使用してください。別のコピーを使用しても読み取れません。
card-later-share = スマート カード { $card } のデータ オブジェクト { $object } には、このリリースでは読み取れないシェアがあります: { $cause }
    .remedy = このシェアはスキップします。より新しいリリースで作成されているため、そのリリースを使用してください。

## Sets and quorum

escrow-empty-payload = ペイロードが空です。預託するデータがありません。
    .remedy = 1 バイト以上のペイロードを指定してください。
escrow-payload-too-long = ペイロードは { $bytes } バイトです。預託できるのは { $longest } バイトまでです。
    .remedy = もっと小さいペイロードを預託してください。
escrow-bad-share = このシェアは、セットの作成時のシェアと一致しません。
    .remedy = このシェアを使用しないでください。誰が作成したかを調べてください。
escrow-needs-card = このシェアはスマート カード { $token } で封印されています。パスワードでは開くことができません。
    .remedy = このカードで開いてください。
escrow-needs-password = このシェアはパスワードで封印されています。スマート カードでは開くことができません。
    .remedy = パスワードで開いてください。
escrow-too-large-for-card = シェアは { $bytes } バイトです。スマート カードに置けるシェアは { $most } バイトまでです。
    .remedy = シェアをカードで封印し、メディアに置いてください。または、保持者を減らすか、名前やラベルを短くして、セットを作成してください。
escrow-wrong-secret = これらのシェアから得られたシークレットは、セットのシークレットと一致しません。
    .remedy = 何も書き込まれていません。これらのシェアを誰が作成したかを調べてください。
escrow-envelope-missing = ペイロードはエンベロープ ファイルに入っています。シェアと同じ場所に、このセットの完全なエンベロープ ファイルが見つかりません。
    .remedy = 名前が .ssoenvelope で終わるファイルを、いずれかのシェアと同じフォルダーにコピーしてください。このファイルは、セットのすべてのメディアにあります。
escrow-envelope-foreign = エンベロープがこのセットのものではないか、改変されています。
    .remedy = このセットの別のメディアにあるエンベロープ ファイルを使用してください。
envelope-not-there = このセットのペイロードはエンベロープ ファイル ({ $name }) に入っています。シェアと同じ場所に、エンベロープ ファイルがありません。
    .remedy = このファイルを、セットの別のメディアから、いずれかのシェアと同じフォルダーにコピーしてください。このファイルは、セットのすべてのメディアにあります。その後、コマンドをもう一度実行してください。
envelope-unusable = このセットのペイロードはエンベロープ ファイルに入っています。シェアと同じ場所にありますが、使用できません。{ $cause }
    .remedy = セットの別のメディアにあるファイル { $name } で置き換えてください。その後、コマンドをもう一度実行してください。
envelope-of-another-set = このセットのペイロードはエンベロープ ファイルに入っています。シェアと同じ場所にあるのは、別のセットの { $path } だけです。
    .remedy = このセットの別のメディアから、ファイル { $name } を同じフォルダーにコピーしてください。その後、コマンドをもう一度実行してください。
envelope-not-named = このセットのペイロードはエンベロープ ファイル ({ $name }) に入っています。スマート カードには、このファイルは入っていません。
    .remedy = このファイルが入ったメディアを挿入してください。次に、--envelope の PATH をファイルのパスに置き換えて、コマンドをもう一度実行してください。
escrow-not-on-polynomial = シェア { $x } が他のシェアと整合しません。
    .remedy = これらのシェアを配付しないでください。別のコンピューターでやり直してください。
share-unreadable = { $place } からシェアを読み取れません: { $cause }
    .remedy = このシェアはスキップします。他の保持者のシェアでクォーラムに達すれば、続行できます。このシェアを使用するには、原因を取り除いて提出し直すか、別のコピーを提出してください。
share-foreign = { $place } のシェア (記載では { $name } のシェア { $x }) は、別のセットのものです: { $set }
    .remedy = このシェアはスキップします。他の保持者のシェアでクォーラムに達すれば、続行できます。この保持者のシェアを使用するには、正しいセットのシェアを用意してください。
share-other-generation = { $place } のシェア (記載では { $name } のシェア { $x }) は、世代 { $generation } のものです。今回使用するのは世代 { $meant } です。
    .remedy = このシェアはスキップします。世代 { $meant } のシェアを用意してください。
share-passed-over = { $place } のシェア (記載では { $name } のシェア { $x }) のパスワードが入力されませんでした。
    .remedy = このシェアはスキップします。他の保持者のシェアでクォーラムに達すれば、続行できます。使用するには、このシェアを提出し直して、パスワードを入力してください。
share-needs-card = { $place } のシェア (記載では { $name } のシェア { $x }) は、スマート カード { $token } で封印されています。このカードは使用されませんでした。
    .remedy = このシェアはスキップします。他の保持者のシェアでクォーラムに達すれば、続行できます。使用するには、スマート カード { $token } を挿入してコマンドをもう一度実行し、PIN を入力してください。
share-is-practice = { $place } のシェア (記載では { $name } のシェア { $x }) は、リハーサルで作成されたものです。
    .remedy = このシェアはスキップします。この保持者の本番用のシェアを用意してください。リハーサル用のシェアは、--rehearsal を付けたときだけ開くことができます。
share-is-production = { $place } のシェア (記載では { $name } のシェア { $x }) は、本番用です。リハーサルでは開くことができません。
    .remedy = --rehearsal を外すか、リハーサル用のシェアを使用してください。
share-duplicate = { $place } のシェア (記載では { $name } のシェア { $x }) は、すでに数に入っています。同じシェアのコピーは数に入りません。
    .remedy = 別の保持者のシェアを用意してください。
share-wrong-password = { $place } のシェア (記載では { $name } のシェア { $x }) のパスワードが正しくありません。
    .remedy = このシェアはスキップします。他の保持者のシェアでクォーラムに達すれば、続行できます。もう一度試すには、このシェアを提出し直してください。
share-too-costly = { $place } のシェア (記載では { $name } のシェア { $x }) を開くには { $wanted } MiB のメモリが必要ですが、このコンピューターでは確保できません。
    .remedy = このシェアはスキップします。メモリの多いコンピューターか、他の保持者のシェアを使用してください。
share-costly = { $place } のシェアには、パスワードの処理に通常の { $times } 倍の計算と { $memory } MiB のメモリが必要と記載されています。sso-escrow はこのようなシェアを作成しません。
    .remedy = 誰かがこのファイルを書き換えたのかもしれません。まず、このシェアの別のコピーか、他の保持者のシェアを試してください。このシェアの処理を待っても、失われるものはありません。
share-altered = { $place } のシェア (記載では { $name } のシェア { $x }) は、改変されています。パスワードは正しいのに、開くことができません。
    .remedy = このシェアはスキップします。このシェアの別のコピーを使用してください。誰がこのコピーを変更したかを調べてください。
share-altered-card = { $place } のシェア (記載では { $name } のシェア { $x }) は、改変されています。スマート カード { $token } は応答したのに、開くことができません。
    .remedy = このシェアはスキップします。このシェアの別のコピーを使用してください。誰がこのコピーを変更したかを調べてください。
share-bad = { $place } にある { $name } のシェア { $x } は不正です。開くことはできますが、セットの作成時のシェアと一致しません。
    .remedy = このシェアはスキップします。このシェアの別のコピーか、他の保持者のシェアを使用してください。誰がこのシェアを封印したかを調べてください。
sets-one-of-several = セット { $set }: { $places }
sets-several = 複数のセットのシェアが混ざっていますが、どのセットを使用するかが指定されていません。どのセットが誤りかは、プログラムでは判断できません。
    .remedy = まず、セットの単語 (英語) を保持者の控えと 1 文字ずつ照合してください。次に、使用するセットの単語を --expect-set で指定してください。
words-count = 指定された単語は { $found } 個です。単語は 8 個必要です。
    .remedy = 保持者の控えにある 8 個の単語すべてか、その番号を入力してください。単語は英語です。1 文字ずつ正確に写してください。
words-unknown = 「{ $word }」は単語の一覧にありません。
    .remedy = 保持者の控えを確認し、英語の単語を 1 文字ずつ正確に写してください。各単語は先頭の 4 文字だけでもかまいません。番号でもかまいません。
words-not-here = セット { $words } のシェアは、この中にありません。
    .remedy = まず、保持者の控えにある単語 (英語) を 1 文字ずつ確認してください。次に、メディアを確認してください (sso-escrow sets file:FOLDER でメディアの内容を表示できます)。
set-needs-words = 本番では、このコマンドで使用するセットを --set で選択できません。正しいセットであることは、セットの 8 個の単語がすべてそろって初めて分かります。
    .remedy = --set を外してください。セットの単語の入力を求められたら 8 個すべて入力するか、--expect-set で指定してください。単語は英語です。1 文字ずつ正確に写してください。
words-need-terminal = セットの単語を入力する必要がありますが、ターミナルがありません。
    .remedy = --expect-set で単語を指定してください。単語は英語です。1 文字ずつ正確に写してください。
card-words-wrong = 入力された単語は、スマート カード { $token } のカードの単語ではありません。PIN の入力には進みませんでした。
    .remedy = カードに印字されたシリアル番号を、保持者の控えと照合してください。番号が正しく、控えも最新であれば、このカードは偽物かもしれません。PIN をどこにも入力せず、カードを保管し、責任者に知らせてください。
card-words-not-expected = --expect-card で指定されたカードの単語の中に、スマート カード { $token } の単語はありません。このカードに PIN を渡していません。
    .remedy = このカードの保持者の控えを確認し、その単語も --expect-card で指定してください (カードごとに 1 回)。単語は英語です。すでに指定している場合、このカードは偽物かもしれません。PIN をどこにも入力しないでください。
card-words-need-terminal = スマート カード { $token } のカードの単語を入力する必要がありますが、ターミナルがありません。
    .remedy = 保持者の控えにある単語を、--expect-card で指定してください (カードごとに 1 回)。単語は英語です。1 文字ずつ正確に写してください。
card-not-named = スマート カード { $token } の構成証明は使用できません。コマンドでこのカードが指定されていないためです。本物のカードであれば、どのカードでも自身の構成証明を提示できます。
    .remedy = 構成証明を使用するには、保持者の控えにあるシリアル番号でカードを指定してください: piv:{ $token }。それ以外の場合は、カードの単語 (英語) を 1 文字ずつ正確に入力してください。
card-not-attested = スマート カード { $token } の構成証明では、このシェアのカードであることが示されません: { $cause }
    .remedy = 代わりに、カードの単語 (英語) の入力を求めます。シェアを封印したときに構成証明があったのであれば、今はない理由を調べてください。
card-without-words = カードの単語がなければ、これがスマート カード { $token } であることを示すものはありません。偽物のカードに PIN を渡すと、PIN を盗まれるおそれがあります。
    .remedy = このカードに対応する控えを使用してください。控えが、sso-escrow にカードの単語がなかったころに印刷されたもので、カードが保持者の手元を離れたことがない場合だけ、「はい」と答えてください。
card-unchecked = スマート カード { $token } のカードの単語は確認されていません。保持者の控えに記載がないためです。
    .remedy = シェアが開けば、sso-escrow verify でカードの単語 (英語) が表示されます。控えに 1 文字ずつ正確に書き写してください。
quorum-not-reached = クォーラムに達しませんでした。シェアは { $need } 個必要ですが、{ $have } 個しかそろっていません。
    .remedy = 他の保持者にも来てもらうか、使えなかったシェアの別のコピーを使用してください。
no-usable-share = 使用できるシェアが 1 つもありません。理由は、シェアごとの警告に示されています。
    .remedy = これらのシェアの別のコピーか、他の保持者のシェアを使用してください。
no-share-handed-in = シェアが 1 つも提出されませんでした。
    .remedy = メディアがそろったら、コマンドをもう一度実行してください。
only-practice-shares = これらはリハーサル用のシェアです。
    .remedy = リハーサルの場合は --rehearsal を付けてください。本番の場合は、本番用のセットのシェアを用意してください。
only-production-shares = これらは本番用のシェアです。
    .remedy = 本番で使用する場合は --rehearsal を外してください。リハーサルの場合は、リハーサル用のシェアを用意してください。
verify-failed = シェアを使用できません: { $cause }
    .remedy = このシェアの別のコピーを使用してください。コピーがない場合は、責任者に連絡してください。セットのシェアが 1 個減ったことになります。
verify-wrong-password = { $name } のシェア { $x } のパスワードが正しくありません。シェアにそれ以外の異常は見つかっていません。
    .remedy = もう一度試してください。パスワードが失われた場合は、責任者に連絡してください。セットのシェアが 1 個減ったことになります。
verify-no-password = { $name } のシェア { $x } は、パスワードが入力されなかったため、開かれていません。
    .remedy = 保持者がいるときに、コマンドをもう一度実行してください。
verify-needs-card = { $name } のシェア { $x } は開かれていません。スマート カード { $token } で封印されていますが、このカードは使用されませんでした。
    .remedy = このカードを挿入して、コマンドをもう一度実行してください。
drill-faulty = クォーラムはそろっていますが、破損しているか、このセットに属さないシェアがあります: { $places }。
    .remedy = そのシェアの別のコピーで、点検 (drill) をやり直してください。別のコピーがない場合は、クォーラムがそろっているうちに、同じソースから新しいセットを作成してください。1 つのシェアだけを取り替えるコマンドはありません。
drill-wrong-password = クォーラムはそろっていますが、正しくないパスワードまたは PIN がありました: { $places }。
    .remedy = 点検 (drill) をやり直してください。パスワードを失った、または忘れた場合は、クォーラムがそろっているうちに、同じソースから新しいセットを作成してください。1 つのシェアや、失われたパスワードだけを取り替えるコマンドはありません。reseal でも、まずシェアを開く必要があります。
drill-unchecked = クォーラムはそろっていますが、確認されなかったシェアがあります: { $places }。
    .remedy = そのシェアの保持者と一緒に、点検 (drill) をやり直してください。
list-faulty = シェアとして読み取れないファイルまたは場所が { $faulty } 個ありました。
    .remedy = これらのシェアの別のコピーを使用してください。正しいメディアかどうかも確認してください。
list-no-such-set = これらの場所に、セット「{ $id }」のシェアはありません。
    .remedy = --set を外して実行すると、これらの場所にあるセットが表示されます。
list-no-such-msid = これらの場所に、MSID が { $msid } のセットのシェアはありません。
    .remedy = 他の保持者の場所を調べてください。--msid を外して実行すると、すべてのセットが表示されます。
sets-msid-unstated = セット { $set } は ENTSSO のバックアップ ファイルを預託したもので、MSID が記載されていません。探しているセットである可能性があります。
    .remedy = セットのラベルと日付を確認してください。--set { $set } を付けてコマンドをもう一度実行します。
restore-kind = この復元先では扱えない種類のペイロードです: { $kind }
    .remedy = ENTSSO 自身のバックアップは native:FOLDER に、その他の種類は reg:FILE、hive:FILE、live のいずれかに復元してください。
restore-kind-native = native:FOLDER に復元できるのは ENTSSO 自身のバックアップだけです。このペイロードは別の種類です: { $kind }
    .remedy = reg:FILE、hive:FILE、live のいずれかに復元してください。
restore-payload = このセットのペイロードは復元できません。{ $cause }
    .remedy = シェアとセットの単語に問題はありません。ペイロードが最初からこの内容で作られています。このセットは保管し、別のセットまたは ENTSSO 自身のバックアップから復元してください。
target-holds = SSOSS は空ではありません ({ $count ->
        [0] 名前がマスター シークレット ID であるキーはありません
       *[other] { $msids }
    })。上書きは行いません。
    .remedy = まず、既存の SSOSS キーを預託してください: sso-escrow backup -k K --share PLACE --share PLACE --from { $quoted }。次に、--replace を付けてこのコマンドをもう一度実行してください。--replace は既存のキーを削除します。暗号化されていないコピーは残りません。
target-may-hold = SSOSS には、このセットの MSID と同じ名前のキーがすでにあります。SSOSS の内容がセットと異なる場合、この実行は何も変更せずに終了します。
    .remedy = 異なる内容を置き換える場合は、ここで中止し、--replace を付けてコマンドをもう一度実行してください。
share-later = { $place } のシェアを読み取れません: { $cause }
    .remedy = このシェアはスキップします。他の保持者のシェアでクォーラムに達すれば、続行できます。このシェアを使用するには、作成したリリースを使用してください。
quorum-later = クォーラムに達しませんでした。シェアは { $need } 個必要ですが、{ $have } 個しかそろっていません。使えなかったシェアのうち { $later } 個は、より新しいリリースの sso-escrow で作成されています。
    .remedy = そのリリースでコマンドを実行してください。または、同じセットの他の保持者にも来てもらってください。
no-usable-share-later = 使用できるシェアが 1 つもありません。より新しいリリースの sso-escrow で作成されたシェアがあります。
    .remedy = そのリリースでコマンドを実行してください。理由は、シェアごとの警告に示されています。
list-later = このリリースでは読み取れないファイルまたはデータ オブジェクトが { $faulty } 個あります。より新しいリリースの sso-escrow で作成されています。
    .remedy = そのリリースを使用してください。別のコピーを使用しても読み取れません。
envelope-later = このセットのペイロードはエンベロープ ファイルに入っています。シェアと同じ場所にありますが、使用できません。{ $cause }
    .remedy = エンベロープは、より新しいリリースの sso-escrow で作成されています。そのリリースでコマンドを実行してください。
drill-later = クォーラムはそろっていますが、より新しいリリースの sso-escrow で作成され、このリリースでは読み取れないシェアがあります: { $places }。
    .remedy = そのリリースで点検 (drill) をやり直してください。
payload-later = このセットのペイロードのレイアウトはバージョン { $version } です。このリリースはこのバージョンに対応していません。
    .remedy = このセットは、より新しいリリースで作成されています。そのリリースを使用してください。シェアやセットの単語に問題はありません。
cause-secret-length = マスター シークレットの長さは { $shortest } ～ { $longest } バイトですが、これは { $bytes } バイトです。

## Update files

server-name-empty = サーバーの名前が空です。
    .remedy = マスター シークレット サーバーにするサーバーの名前を指定してください (例: SSO02)。
server-name-itself = 「{ $name }」は、どのコンピューターも自分自身を指すのに使う名前です。
    .remedy = 他のサーバーから見た、このサーバーの名前を指定してください (例: SSO02)。
server-name-address = 「{ $name }」はアドレスです。
    .remedy = サーバーの名前を指定してください (例: SSO02)。
server-name-backslash = 「{ $name }」には、アカウントや SQL Server のインスタンスの名前のように円記号 (バックスラッシュ) が含まれています。
    .remedy = SSO サーバーの名前だけを、\\ やドメインを付けずに指定してください。データベース サーバーの名前は指定しないでください。
server-name-dash = 「{ $name }」には、ハイフンではないダッシュが含まれています。このようなダッシュは Web ページでよく使われます。
    .remedy = ハイフンをキーボードから入力してください。
server-name-character = 「{ $name }」には、サーバーの名前に使えない文字が含まれています: { $character }
    .remedy = 文字、数字、ハイフン、アンダースコアを使い、各部分をドットで区切ってください。
server-name-dot = 「{ $name }」の先頭か末尾がドットであるか、ドットが続いています。
    .remedy = SSO02 または sso02.corp.example のような形で指定してください。
server-name-hyphen = 「{ $name }」に、先頭か末尾がハイフンの部分があります。
    .remedy = サーバーの名前を確認してください (サーバー上で hostname を実行すると表示されます)。
server-name-long-label = 「{ $label }」は名前の 1 つの部分としては長すぎます。上限は { $longest } バイトです。
    .remedy = サーバーの名前を確認してください (サーバー上で hostname を実行すると表示されます)。
server-name-long = 「{ $name }」で始まる名前は長すぎます。上限は { $longest } バイトです。
    .remedy = サーバーの名前を確認してください (サーバー上で hostname を実行すると表示されます)。
promote-name-host = 名前が 15 文字を超えているため、これは DNS 名です。そのコンピューターの NetBIOS 名は別の名前です。
    .remedy = まず、ssomanage -displaydb で他のサーバーがどのように表示されるかを確認してください。次に、その形式で名前を指定してください。どちらの形式もテストされていません。
promote-name-qualified = 名前にドメインが含まれています。Microsoft の例では、コンピューター名だけが使われています。
    .remedy = まず、ssomanage -displaydb で他のサーバーがどのように表示されるかを確認してください。次に、その形式で名前を指定してください。どちらの形式もテストされていません。
promote-name-not-ascii = 名前に ASCII 以外の文字が含まれています。このような名前を ssomanage が読み取れるかどうかは、テストされていません。
    .remedy = できれば、サーバーに ASCII 文字の名前を付けてください。できない場合は、実行後に ssomanage -displaydb の表示を確認してください。
promote-unfit = { $path } は、サーバーの昇格に使用できません。{ $findings } 件の誤りがあります。
    .remedy = 新しいファイルを作成してください: sso-escrow promote --server NAME --out FILE
promote-unreadable = { $path } を更新ファイルとして読み取れません。{ $cause }
    .remedy = 新しいファイルを作成してください: sso-escrow promote --server NAME --out FILE
update-too-large = ファイルが { $most } バイトを超えています。更新ファイルは数百バイトです。
    .remedy = 正しいファイルかどうかを確認してください。
update-not-text = ファイルが UTF-8 でも、バイト順マーク付きの UTF-16 でもありません。
    .remedy = UTF-8 で保存してください。
update-document-type = ファイルに文書型宣言 (DOCTYPE) があります。更新ファイルには不要です。
    .remedy = まず、正しいファイルかどうかを確認してください。次に、宣言を削除してください。
update-too-many = ファイルの要素、文字列、コメントが、合わせて { $most } 個を超えています。更新ファイルでは 10 個あまりです。
    .remedy = 正しいファイルかどうかを確認してください。
update-close-tag = { $line } 行目で、<{ $open }> が </{ $close }> で閉じられています。2 つの名前が異なります。
    .remedy = 両方の名前を同じつづりにしてください。
update-not-xml = ファイルが正しい形式の XML ではありません ({ $line } 行 { $column } 列)。
    .remedy = その場所に、かっこの不足や、Web ページから入ったダッシュや引用符がないか確認してください。
update-version = ファイルには XML { $declared } と書かれています。XML 1.0 しか読み取れないプログラムがあります。
    .remedy = 最初の行 (<?xml …?>) を削除するか、その行に version="1.0" と書いてください。
update-unknown-encoding = ファイルにはエンコード「{ $declared }」と書かれています。このエンコードを読み取れないプログラムがあります。
    .remedy = まず、最初の行 (<?xml …?>) を削除してください。次に、ファイルを UTF-8 で保存してください。
update-encoding = ファイルにはエンコード { $declared } と書かれていますが、別のエンコードで保存されています。
    .remedy = 最初の行 (<?xml …?>) を削除するか、書かれているとおりのエンコードで保存してください。
update-administrators = ファイルに <{ $element }> が含まれています。この要素があると、マスター シークレット サーバー以外のサーバーでは操作が失敗します。
    .remedy = この要素を削除してください。これだけで操作が失敗します。
update-other = ファイルに <{ $element }> が含まれています。この要素は、サーバー以外の設定も変更します。
    .remedy = この要素を削除してください。ここに入れるのは secretServer だけです。
update-not-root = ファイルが <{ $element }> で始まっています。
    .remedy = 全体を <sso><globalInfo> … </globalInfo></sso> の中に入れてください。
update-global-root = ファイルが <{ $element }> で始まっています。この要素は <sso> の中に必要です。
    .remedy = この要素の前に <sso> を、ファイルの末尾に </sso> を書いてください。
update-misplaced = <{ $element }> が <{ $parent }> の直下にあります。そこに置く要素ではありません。
    .remedy = globalInfo の中に secretServer を、sso の中に globalInfo を入れてください。
update-unknown = 要素 <{ $element }> は不明です。
    .remedy = 削除してください。
update-similar = 要素 <{ $element }> は不明です。<{ $similar }> ではありませんか?
    .remedy = そのとおりに書いてください。大文字と小文字は区別されます。
update-attribute = <{ $element }> に属性 ({ $attribute }) があります。
    .remedy = 削除してください。更新ファイルの要素に属性はありません。
update-text = <{ $parent }> の中に文字列があります。ここには要素だけを入れます。
    .remedy = 文字列を削除してください。
update-several = ファイルに <{ $element }> が複数あります。
    .remedy = 1 つだけ残してください。マスター シークレット サーバーは、1 つのシステムに 1 台だけです。
update-missing = ファイルに <{ $element }> がありません。
    .remedy = globalInfo の中に secretServer を、sso の中に globalInfo を入れてください。
update-space = 名前 { $name } の前または後に、空白か改行があります。
    .remedy = <secretServer>、名前、</secretServer> を、間に何も入れずに書いてください。
update-name = <secretServer> の内容が、正しいサーバー名ではありません。{ $cause }
    .remedy = SSO サーバーの名前を書いてください (例: SSO02)。

## The command line

usage-language = 言語「{ $language }」には対応していません。
    .remedy = --lang en、--lang fr、--lang ja のいずれかを指定してください。
usage-command = コマンドが指定されていません。
    .remedy = --help を付けて実行すると、コマンドの一覧を確認できます。
usage-unknown-argument = { $argument } は、ここでは使えないオプションです。
    .remedy = --help を付けて、このコマンドのオプションを確認してください。
usage-unknown-argument-similar = { $argument } は、ここでは使えないオプションです。{ $similar } ではありませんか?
    .remedy = --help を付けて、このコマンドのオプションを確認してください。
usage-stray = 余分な引数「{ $argument }」があります。
    .remedy = その前に --share などのオプションが抜けていないか確認してください。--help を付けると、このコマンドのオプションが表示されます。
usage-unknown-command = コマンド「{ $command }」は不明です。
    .remedy = --help を付けて実行すると、コマンドの一覧を確認できます。
usage-unknown-command-similar = コマンド「{ $command }」は不明です。「{ $similar }」ではありませんか?
    .remedy = --help を付けて実行すると、コマンドの一覧を確認できます。
usage-missing = 必要な指定が足りません: { $arguments }
    .remedy = --help を付けて、このコマンドのオプションを確認してください。
usage-twice = { $argument } が 2 回指定されています。
    .remedy = 1 回だけ指定してください。
usage-conflict = { $argument } と { $other } は同時に指定できません。
    .remedy = どちらか一方を外してください。
usage-no-value = { $argument } には値が必要です。
    .remedy = --help を付けて、このコマンドのオプションを確認してください。
usage-value = 「{ $value }」は { $argument } の値として使えません。
    .remedy = --help を付けて、このコマンドのオプションを確認してください。
usage-not-utf8 = コマンド ラインに UTF-8 ではないバイトが含まれています。
    .remedy = 名前とパスには UTF-8 を使用してください。
usage-number = 「{ $value }」は { $option } に指定できる数値ではありません。
    .remedy = 整数を半角数字で指定してください。
usage-place = 「{ $place }」はシェアの場所として使えません。
    .remedy = フォルダーまたはシェア ファイルは、file: に続けてパスを指定してください (例: { $platform ->
        [windows] file:E:
       *[linux] file:/media/anna
    })。すでにある場合は、パスだけでもかまいません。スマート カードは、piv: に続けてシリアル番号を指定してください。両方を使う場合は、{ $platform ->
        [windows] "piv:12345678,file:E:"
       *[linux] piv:12345678,file:/media/anna
    } のように指定してください。メディアやカードを順番に挿入する場合は、ask を指定してください。
usage-quote-backslash = 「{ $argument }」に引用符が含まれています。閉じる引用符の直前に円記号 (バックスラッシュ) があると、引用符も文字として扱われます。
    .remedy = その円記号 (バックスラッシュ) を削除するか、2 つ重ねてください。"file:M:\" の代わりに file:M: または file:M:/ と指定します。
usage-quote-single = 「{ $argument }」に記号 ' が含まれています。Windows のコマンド プロンプトでは、これは引用符ではありません。
    .remedy = 引数全体を " " で囲むか、何も付けずに指定してください (例: "file:M:/my folder"、file:M:)。
usage-target = 「{ $target }」は復元先として使えません。
    .remedy = 新しい登録ファイルは reg:FILE、オフラインの SOFTWARE ハイブは hive:FILE、このコンピューターのレジストリは live (Windows) と指定してください。ENTSSO 自身のバックアップ ファイルは native:FOLDER と指定してください。
usage-source = 「{ $source }」は backup の元データとして使えません。
    .remedy = 登録ファイルは reg:FILE、オフラインの SOFTWARE ハイブは hive:FILE、このコンピューターのレジストリは live (Windows) と指定してください。ssoconfig -backupSecret が書き出したファイルは native:FILE と指定してください。
backup-rehearsal = リハーサルでは { $source } をバックアップできません。このシークレットは使用中です。
    .remedy = リハーサルには、練習用ファイル (sso-escrow practice-file) か generate --rehearsal を使用してください。本番の場合は --rehearsal を外してください。
source-not-practice = { $path } は練習用ファイルではありません。リハーサルでは、使用中のシークレットをバックアップできません。
    .remedy = 練習用ファイルを作成して指定してください: sso-escrow practice-file --to native:FILE (または reg:FILE)。本番の場合は --rehearsal を外してください。
source-practice = { $path } は練習用ファイルです。どのシステムのシークレットも入っていません。
    .remedy = 本物のファイルを指定してください。リハーサルの場合は --rehearsal を付けてください。
practice-kind = この種類の練習用ファイルはありません: { $source }
    .remedy = ssoconfig -backupSecret のファイルには native:FILE、登録ファイルには reg:FILE と指定してください。
backup-propose = パスワードを提案できるのは ENTSSO 自身のバックアップの場合だけです。{ $source } の場合は提案できません。
    .remedy = --propose-password を外すか、ssoconfig がこれから書き出すファイルを指定してください: --from native:FILE
restore-rehearsal = リハーサルでは { $target } に復元できません。
    .remedy = リハーサルには、reg:FILE、native:FOLDER、またはリハーサル専用のハイブ (hive:FILE) を使用してください。
restore-replace = { $target } には置き換えるものがありません。新しいファイルが書き込まれます。
    .remedy = --replace を外してください。
source-file = { $path } を預託できません。{ $cause }
    .remedy = { $remedy }
source-no-key = このコンピューターのレジストリに SSOSS キーがありません。預託するものがありません。
    .remedy = このキーはマスター シークレット サーバーだけにあります。そのサーバーでこのコマンドを実行するか、そのサーバーのエクスポートまたはハイブを使用してください。
source-no-key-in-hive = ハイブ { $path } に SSOSS キーがありません。預託するものがありません。
    .remedy = このキーはマスター シークレット サーバーだけにあります。そのサーバーのハイブ、またはそのサーバーで作成したエクスポートを使用してください。
restore-restart = 再起動できるのはこのコンピューターのサービスだけですが、{ $target } はこのコンピューターのレジストリではありません。
    .remedy = --restart-service を外してください。手動で行う手順が表示されます。
restore-service-running = { $target } はこのコンピューターのレジストリではないため、このコンピューターの ENTSSO サービスは関係ありません。
    .remedy = --service-running を外してください。
live-service-missing = このコンピューターには ENTSSO サービスがインストールされていません。
    .remedy = 目的のサーバーかどうか確認してください。目的のサーバーの場合は、まずエンタープライズ シングル サインオンをインストールしてください。次に、SSO システムに参加させてください。
live-service-missing-unasked = このコンピューターには ENTSSO サービスがインストールされていません。目的のサーバーではない可能性が高いです。目的のサーバーかどうかを確認できるのは、ターミナルの前にいる人だけです。--yes では確認できません。
    .remedy = 何も変更されていません。どのサーバーかを確認してください (hostname)。目的のサーバーの場合は、--server にその名前を指定してください。または、--yes を外してターミナルでコマンドを実行してください。--service-account では確認になりません。指定するのは SSOSS へのアクセスを得るアカウントで、サーバーではないためです。
source-empty = SSOSS キーはありますが、空です。預託するものがありません。
    .remedy = マスター シークレット サーバーかどうか確認してください。このキーにシークレットを保管するのは、そのサーバーだけです。
source-msids = SSOSS の下に、名前がマスター シークレット ID であるキーが { $found } 個あります。1 つのセットに入るのは { $most } 個までです。
    .remedy = 知られている限り、ENTSSO が保管するのは 2 個です。続ける前にレジストリ エディターでキーを確認してください。
backup-proposed-lost = { $path } のために提案されたパスワードで作成されたバックアップは、誰にも開けません。そのパスワードを持つ人がいないためです。
    .remedy = これは使えるバックアップではありません。まず、サーバー上のものも含めて、コピーをすべて破棄してください。次に、最初からやり直してください。
backup-no-msid = SSOSS の下に、名前がマスター シークレット ID であるキーがありません。預託するシークレットがない可能性が高いです。
    .remedy = 知られている限り、ENTSSO がシークレットを保管するのは、マスター シークレット サーバーにある、名前が GUID であるキーだけです。これがそのサーバーの SSOSS キーかどうかを確認してください。そうである場合は、--yes を外してターミナルでコマンドを実行し、質問に答えてください。
backup-service-runs = ENTSSO サービスが動作中です。sso-escrow が読み取っている間に、サービスが SSOSS を変更する可能性があります。
    .remedy = sso-escrow は SSOSS を 2 回読み取り、その間に変更された場合は中止します。先にサービスを停止するほうが安全です: net stop ENTSSO
prompt-nowhere-to-show = このコマンドはパスワードを表示しますが、表示するターミナルがありません。
    .remedy = コンピューター本体の画面でコマンドを実行してください。事前に指定した回答では代わりになりません。
screen-elsewhere = このコマンドはシークレットを表示しますが、画面はこのコンピューターのものではありません。画面: { $screen }
    .remedy = ネットワーク経由ではなく、このコンピューター自身の画面でコマンドを実行してください。
screen-unsure = この画面を見ているのが操作している人だけかどうか、sso-escrow には確認できません。画面: { $screen }
    .remedy = ほかの人やほかのコンピューターがこの画面を見たり記録したりできる場合は、「no」と答えてください。その後、コンピューター自身の画面でコマンドを実行してください。
screen-recorder-keeps-secrets = ターミナルは { $programs } で記録されています。表示されるシークレットはすべて記録に残ります。
    .remedy = 「no」と答え、記録を終了してから、コマンドをもう一度実行してください。または、後でその記録を破棄してください。
usage-plain-file = 「{ $target }」はファイルではありません。場所または復元先の書き方になっています。
    .remedy = ここではパスだけを指定してください。
usage-account = サービス アカウントが空です。
    .remedy = CORP\svc-sso のような名前、または SID を指定してください。オプションを外すこともできます。
reseal-old-stays = { $name } の古いシェアは削除されていません。今も以前と同じ方法で開くことができます。
    .remedy = そのメディアを挿入してファイルを削除するか、メディアを破壊してください。
reseal-old-left = 新しいシェアは正常ですが、古いシェアを削除できませんでした ({ $path }): { $cause }
    .remedy = 古いシェアを手動で削除してください。今も以前と同じ方法で開くことができます。
reseal-card-unsure = 先ほどカードから古いシェアを読み取りましたが、今はそこにシェアがないとカードが応答しています。
    .remedy = sso-escrow token inspect piv: で確認してください。シェアが残っている場合は、そのカードの PIN で開くことができます。
reseal-copy-stays = 古いシェアのコピーがまだあります: { $path }。以前と同じ方法で開くことができます。
    .remedy = 残しておく場合を除き、このコピーも削除してください。
usage-sso-dir = 「{ $folder }」は、コマンド ラインで移動できる Windows のフォルダーではありません。
    .remedy = D:\SSO のようにドライブから、または %ProgramFiles%\SSO のように変数を使って、フォルダーを指定してください。引用符は付けないでください。
usage-windows-name = 「{ $name }」は Windows のファイル名として使えません。更新ファイルは Windows で使用します。
    .remedy = promote.xml のような別のファイル名を指定してください。
alias-generate = 「{ $typed }」は ssoconfig のコマンドです。sso-escrow generate として扱います。
    .remedy = { $typed } の後にファイル名がある場合、sso-escrow はそれを最初のシェアの場所として使用します。復元に必要なシェアの数 (-k) と、各保持者の場所 (--share) を指定してください。
alias-backup = 「{ $typed }」は ssoconfig のコマンドです。sso-escrow backup として扱います。
    .remedy = sso-escrow は、{ $typed } の後のファイル名を、ssoconfig -backupSecret が書き出したファイル (--from native:FILE) として使用します。復元に必要なシェアの数 (-k) と、各保持者の場所 (--share) を指定してください。
alias-restore = 「{ $typed }」は ssoconfig のコマンドです。sso-escrow restore として扱います。
    .remedy = { $typed } の後にファイル名がある場合、sso-escrow はそれをシェアの場所として使用します。ENTSSO 自身のバックアップとして使用することはありません。提出されたすべてのシェア (--share) と、シークレットの復元先 (--to) を指定してください。
alias-update = 「{ $typed }」は ssomanage のコマンドです。sso-escrow promote --check として扱います。
    .remedy = sso-escrow は { $typed } の後のファイルを調べるだけで、何も変更しません。新しいファイルを作成するには: sso-escrow promote --server NAME --out FILE
usage-msid = 「{ $value }」は MSID ではありません。MSID の形式は 01234567-89AB-4CDE-8F01-23456789ABCD です。
    .remedy = アプリケーション ログのイベントから MSID をコピーしてください。中かっこはあってもなくてもかまいません。
usage-set = 「{ $id }」は短すぎるため、セットを特定できません。
    .remedy = ID の先頭 8 桁以上か、ファイル名の先頭にある 2 つの英単語を指定してください。
bytes-out-of-bounds = { $bytes } バイトのマスター シークレットは生成できません。
    .remedy = 16 から 64 バイトの長さを指定してください。通常は 32 バイトです。
name-empty = { $place } の保持者に名前がありません。
    .remedy = 場所の前に名前を指定してください (例: { $platform ->
        [windows] Anna=file:E:
       *[linux] Anna=file:/media/anna
    })。
name-twice = { $name } という名前の保持者が 2 人います。
    .remedy = 保持者ごとに異なる名前を付けてください。各シェア ファイルには全員の名前が入り、その形式では同じ名前を 2 回使えません。1 人が複数のシェアを保管する場合は、名前に番号を付けてください: --share "{ $name } (1)=…" --share "{ $name } (2)=…"
plan-no-loss = { $count } 個中 { $threshold } 個: シェアを 1 つでも失うと、シークレットが失われます。
    .remedy = 失っても復元できるように、しきい値 (-k) より多くのシェアを作成してください。
plan-minority = { $count } 個中 { $threshold } 個: 半数に満たない保持者だけで、シークレットを復元できます。
    .remedy = 集まれる保持者が少ない場合を除き、しきい値 (-k) を大きくしてください。
plan-names-alike = 次の名前は、大文字と小文字または空白だけが異なります: { $names }。同じ人の場合、1 人がクォーラムに 2 回以上数えられます。
    .remedy = シェアは 1 人に 1 つずつ割り当ててください。別の人の場合は、区別できるように名前を補ってください。
plan-several-shares = { $name } は { $count } 個中 { $held } 個のシェアを保持します。あと { $others } 個のシェアだけで、{ $name } はシークレットを復元できます。
    .remedy = シェアを保管できる人が少なすぎる場合を除き、シェアは 1 人に 1 つずつ割り当ててください。
plan-one-is-enough = { $name } は { $count } 個中 { $held } 個のシェアを保持します。{ $name } は 1 人だけでシークレットを復元できます。
    .remedy = { $name } のシェアをしきい値 (-k) より少なくするか、しきい値を大きくしてください。
plan-lost-with-one = { $name } のシェアがなければ、シークレットは失われます。復元には { $threshold } 個必要ですが、ほかのシェアは{ $left ->
        [0] ありません
       *[other] { " " }{ $left } 個しかありません
    }。
    .remedy = { $name } のシェアを、失ってもよい数以下にしてください。
names-too-long = すべての保持者の名前の合計が長すぎます。各シェア ファイルには全員の名前が入り、ファイルの上限は { $most } バイトです。
    .remedy = 名前を短くしてください。
line-too-long = 「{ $start }」で始まる文字列が { $longest } 文字を超えています。
    .remedy = 短くしてください。
line-character = この文字列には、読む人を惑わせるおそれのある文字が含まれています: { $text }
    .remedy = 制御文字、書字方向を変える文字、目に見えない文字を削除してください。
vectors-unreadable = { $path } を読み取れません。原因: { $cause }
    .remedy = ベクトルのフォルダーを指定してください。primitives.json と、フォルダー primitives、share、token が入っています。
prompt-no-terminal = 入力が必要ですが、ターミナルがありません。必要な入力: { $asked }
    .remedy = ターミナルで実行するか、{ $option } を付けて、あらかじめ答えを指定してください。
prompt-only-terminal = 入力が必要ですが、ターミナルがありません。必要な入力: { $asked }
    .remedy = ターミナルで実行してください。この入力をあらかじめ指定できるオプションはありません。
ask-needs-terminal = メディアの挿入を求める必要がありますが、ターミナルがありません。
    .remedy = ターミナルで実行するか、「ask」の代わりにフォルダーを指定してください。
unseal-needs-terminal = 保護されていないシェアの書き込みは、ターミナルで確認する必要がありますが、ターミナルがありません。
    .remedy = ターミナルで実行してください。--yes がこの確認に答えるのは、リハーサルの場合だけです。
prompt-not-utf8 = 入力が UTF-8 ではありません。ターミナルを UTF-8 に設定して、入力し直してください。
prompt-too-long = 入力が長すぎます。入力し直してください。
declined = 回答に従って中止しました。何も書き込まれていません。
    .remedy = まず、この点を解決してください。次に、コマンドをもう一度実行してください。
impossible = プログラムが起こり得ない状態になりました: { $what }
    .remedy = プログラムの不具合です。この文を添えて報告してください。
interrupted = コマンドは、終了する前に中断されました。
    .remedy = 残されたものがある場合は、コマンドの他のメッセージに示されています。続けられるようになったら、コマンドをもう一度実行してください。

## What is under SSOSS

tree-name = 名前「{ $name }」はレジストリでは使えません。
    .remedy = キーの名前は 1 ～ 255 文字で、円記号 (バックスラッシュ) を含みません。値の名前は 16,383 文字以下です。どちらも NUL を含みません。サーバー上でエクスポートし直してください。
tree-twice = 名前「{ $name }」が 2 回出てきます。レジストリは大文字と小文字を区別しません。
    .remedy = サーバー上でエクスポートし直してください。reg export は各キーと各値を 1 回だけ書き出します。
tree-too-deep = SSOSS の下に、{ $deepest } 階層より深いキーがあります。
    .remedy = 知られている限り、ENTSSO がこれほど深いキーを作成することはありません。続ける前にレジストリ エディターでキーを確認してください。
tree-layout = ペイロードは、このリリースが読み取れる SSOSS のスナップショットではありません。
    .remedy = セットを作成したリリース、またはそれ以降のリリースを使用してください。セットの単語やシェアに問題はありません。

## Registration files

reg-not-reg = これは登録ファイルではありません。先頭が登録ファイルのものと異なります。
    .remedy = マスター シークレット サーバーで、管理者として実行したコマンド プロンプトから作成してください: reg export HKLM\SOFTWARE\Microsoft\ENTSSO\SSOSS FILE
reg-encoding = 登録ファイルは、Windows が書き出すエンコードのテキストではありません。
    .remedy = reg export が書き出したままのファイル (バイト順マーク付き UTF-16) を使用してください。他のプログラムが変換したコピーは使用しないでください。
reg-cut-off = ファイルが途中で切れています。エクスポートは必ず空の行で終わりますが、このファイルは空の行で終わっていません。
    .remedy = まず、キーをもう一度エクスポートしてください。次に、ファイルをコピーし直してください。このファイルの内容は信用できません。
reg-too-large = 登録ファイルが大きすぎます。Windows の Unicode (UTF-16) 以外のエンコードでは { $kib } KiB が上限です。
    .remedy = SSOSS キーだけをエクスポートしてください (数 KiB です)。reg export を使うか、レジストリ エディターの [ファイル] の [エクスポート] で [選択された部分] を指定します。
reg-too-many = 登録ファイルのキーと値が多すぎて、ロックされたメモリに収まりません。
    .remedy = SSOSS キーだけをエクスポートしてください (数 KiB です)。reg export を使うか、レジストリ エディターの [ファイル] の [エクスポート] で [選択された部分] を指定します。
reg-code-page = 登録ファイルの { $line } 行目に、旧形式 REGEDIT4 で ASCII 以外の文字があります。どの文字かは、ファイルを書き出したコンピューターによって異なります。
    .remedy = reg export のように、バージョン 5 の形式でキーをもう一度エクスポートしてください。
reg-line = 登録ファイルの { $line } 行目は、エクスポートには現れない行です。
    .remedy = reg export が書き出したままのファイルを使用するか、もう一度エクスポートしてください。
reg-deletion = 登録ファイルの { $line } 行目は、キーまたは値を削除する行です。このファイルはエクスポートではありません。
    .remedy = reg export が書き出したままのファイルを使用するか、もう一度エクスポートしてください。
reg-no-key = 登録ファイルに SSOSS キーがありません。
    .remedy = このキーはマスター シークレット サーバーだけにあります。そのサーバーで、管理者として実行したコマンド プロンプトからエクスポートしてください: reg export HKLM\SOFTWARE\Microsoft\ENTSSO\SSOSS FILE
reg-other-key = 登録ファイルには { $key } がありますが、ENTSSO が SSOSS を保管する場所ではありません。
    .remedy = 64 ビットのコマンド プロンプトで HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\ENTSSO\SSOSS をエクスポートしてください。キーが別の名前で読み込んだハイブのものである場合は、ハイブ ファイルそのものを指定してください: hive:FILE
reg-twice = 登録ファイルにキー { $key } が 2 回出てきます。このファイルはエクスポートではありません。
    .remedy = reg export が書き出したままのファイルを使用するか、もう一度エクスポートしてください。
reg-name = 名前「{ $name }」は登録ファイルに書き込めません。
    .remedy = 代わりに hive:FILE または live に復元してください。

## ENTSSO's own backup

native-empty = バックアップ ファイルが空です。
    .remedy = マスター シークレットをもう一度バックアップしてください: ssoconfig -backupSecret FILE
native-is-hive = このファイルはレジストリ ハイブです。ENTSSO のバックアップではありません。
    .remedy = ssoconfig -backupSecret が書き出したファイルを指定するか、--from hive:FILE でハイブを預託してください。
native-is-reg = このファイルはレジストリのエクスポートです。ENTSSO のバックアップではありません。
    .remedy = ssoconfig -backupSecret が書き出したファイルを指定するか、--from reg:FILE でエクスポートを預託してください。
native-is-ours = このファイルは sso-escrow が書き出したものです。ENTSSO のバックアップではありません。
    .remedy = ssoconfig -backupSecret が書き出したファイルを指定してください。
native-others = このフォルダーには、名前が .bak で終わる他のファイルもあります: { $names }。ENTSSO はそれらも調べます (イベント 10564)。
    .remedy = ssoconfig -restoreSecret を実行する前に、これらのファイルを別のフォルダーに移動してください。
native-file-name = 「{ $name }」は、Windows で使用できるファイル名ではありません。
    .remedy = ファイルの名前を変更してください。ENTSSO が付ける名前は SSO478AD.bak のような形です。
native-password = ENTSSO のバックアップのパスワードは { $shortest } ～ { $longest } 文字です。このパスワードは { $characters } 文字です。
    .remedy = ssoconfig -backupSecret に指定したパスワードを入力してください。
native-password-control = このパスワードには、タブなどの制御文字が含まれています。ENTSSO のバックアップのパスワードに制御文字は使えません。
    .remedy = ssoconfig -backupSecret に指定したパスワードを入力してください。
native-reminder = ENTSSO のバックアップのパスワード関連語句 (ヒント) は { $longest } 文字以下で、制御文字を含みません。
    .remedy = ssoconfig -restoreSecret が表示するとおりに入力するか、省略してください。
native-layout = ペイロードは、このリリースが読み取れる ENTSSO のバックアップではありません。
    .remedy = セットを作成したリリース、またはそれ以降のリリースを使用してください。セットの単語やシェアに問題はありません。

## The live registry

live-put-back-copy-stays = sso-escrow は SSOSS に書き込めませんでした。SSOSS は変更前の内容に戻されましたが、その内容のコピーを削除できませんでした。原因: { $cause }
    .remedy = まず、失敗の原因を取り除いてください。次に、コマンドをもう一度実行してください。最初にコピーが削除されます。手動で削除する場合: reg delete "HKLM\SOFTWARE\sso-escrow" /f
live-third-state = 以前の実行が SSOSS の変更中に中断され、その後に別のプログラムが SSOSS に書き込んでいます。その実行の前の MSID (コピーに保管): { $before }。現在の SSOSS の MSID: { $now }。何も変更されていません。
    .remedy = 最初に、どちらの内容が正しいかを確認してください。取り戻せないものは削除しないでください。その実行の前の内容は HKLM\SOFTWARE\sso-escrow の下のキー Tree にあります。現在の SSOSS の内容で続ける場合は、コピーを削除してください: reg delete "HKLM\SOFTWARE\sso-escrow" /f
live-copy-not-whole = 以前の実行が HKLM\SOFTWARE\sso-escrow に保管した SSOSS のコピーに矛盾があります。何も変更されていません。
    .remedy = コピーと SSOSS をレジストリ エディターで調べ、SSOSS が正しいかどうかを確認してください。正しい場合は、コピーを削除してください: reg delete "HKLM\SOFTWARE\sso-escrow" /f
live-copy-stays = HKLM\SOFTWARE\sso-escrow にある、SSOSS の変更前の内容のコピーを削除できませんでした。原因: { $cause }
    .remedy = SSOSS 自体に問題はありません。コピーには暗号化されていないシークレットが入っているため、削除してください: reg delete "HKLM\SOFTWARE\sso-escrow" /f
live-copy-left = 以前の復元が中断されました。SSOSS の以前の内容のコピーが HKLM\SOFTWARE\sso-escrow に残っています。暗号化されていないシークレットが入っている可能性があります。
    .remedy = { $run ->
        [removes] この実行では、SSOSS が復元した内容になったとき、または新しいコピーを作成し終えたときに、sso-escrow がこのコピーを削除します。以前の内容がまだ必要な場合は、ここで中止してください。その内容は、同じ場所にあるキー Tree の中にあります。
       *[reads] 中断された復元を、--dry-run を付けずにもう一度実行してください。コピーが削除されます。SSOSS が現在のままで正しい場合は、コピーを手動で削除してください: reg delete "HKLM\SOFTWARE\sso-escrow" /f
    }
live-written = SSOSS は復元した内容になっています。{ $cause }
    .remedy = もう一度復元する必要はありません。コピーには暗号化されていないシークレットが入っているため、削除してください: reg delete "HKLM\SOFTWARE\sso-escrow" /f
live-manager = このコンピューターのサービス コントロール マネージャーが応答しないため、ENTSSO サービスの状態が分かりません。原因: { $cause }
    .remedy = 何も変更されていません。コマンド プロンプトを [管理者として実行] で開き、services.msc が開くかどうかを確認してください。
live-service-not-stopped = SSOSS は復元した内容になっていますが、ENTSSO サービス、またはそれに依存するサービスを停止できませんでした。sso-escrow が停止したサービスは、再び動作しています。原因: { $cause }
    .remedy = もう一度復元する必要はありません。サービス (services.msc) とイベント ログを確認してください。その後、ENTSSO を手動で再起動してください。それまで ENTSSO はシークレットを認識しません。
live-service-runs = ENTSSO サービスが動作中です。同時に SSOSS に書き込む可能性があります。
    .remedy = { $run ->
        [dry] --dry-run なしで実行する前に、サービスを停止してください: net stop ENTSSO
        [unasked] 何も変更されていません。先にサービスを停止してください: net stop ENTSSO。または、--restart-service を指定してください。書き込み後に sso-escrow がサービスを再起動します。サービスの動作中に書き込む場合は、--service-running を指定してください。--yes だけでは、これに同意したことになりません。
        [agreed] --restart-service または --service-running が指定されているため、処理を続けます。先にサービスを停止するほうが安全です: net stop ENTSSO
       *[asked] 先にサービスを停止するほうが安全です。「いいえ」と答え、net stop ENTSSO を実行してから、このコマンドをもう一度実行してください。
    }
live-service-runs-with = ENTSSO サービスが動作中です。同時に SSOSS に書き込む可能性があります。依存するサービス: { $services }
    .remedy = { $run ->
        [dry] --dry-run なしで実行する前に、これらのサービスもすべて停止してください: net stop ENTSSO
        [unasked] 何も変更されていません。先にこれらのサービスもすべて停止してください: net stop ENTSSO。または、--restart-service を指定してください。書き込み後に sso-escrow がすべてのサービスを再起動します。動作中に書き込む場合は、--service-running を指定してください。--yes だけでは、これに同意したことになりません。
        [agreed] --restart-service または --service-running が指定されているため、処理を続けます。先にこれらのサービスもすべて停止するほうが安全です: net stop ENTSSO
       *[asked] 先にこれらのサービスもすべて停止するほうが安全です。「いいえ」と答え、net stop ENTSSO を実行してから、このコマンドをもう一度実行してください。
    }
live-service-runs-on-a-node = このノードで ENTSSO サービスが動作中です。同時に SSOSS に書き込む可能性があります。
    .remedy = { $run ->
        [dry] --dry-run なしで実行する前に、フェールオーバー クラスター マネージャーで ENTSSO リソースをオフラインにしてください。
        [unasked] 何も変更されていません。先にフェールオーバー クラスター マネージャーで ENTSSO リソースをオフラインにしてください。サービスの動作中に書き込む場合は、--service-running を指定してください。--yes だけでは、これに同意したことになりません。
        [agreed] --service-running が指定されているため、処理を続けます。先にフェールオーバー クラスター マネージャーで ENTSSO リソースをオフラインにするほうが安全です。
       *[asked] 先にサービスを停止するほうが安全です。「いいえ」と答え、フェールオーバー クラスター マネージャーで ENTSSO リソースをオフラインにしてから、このコマンドをもう一度実行してください。
    }
live-other-host-unasked = { $server } は、このコンピューターの名前 ({ $names }) のどれでもありません。このコンピューターがノードになっているクラスターのネットワーク名かもしれません。それを確認できるのは、ターミナルの前にいる人だけです。--yes では確認できません。
    .remedy = 正しいコンピューターかどうかを確認してください。その後、ターミナルでコマンドを実行するか、--server にこのコンピューターの名前を指定するか、--server を外してください。
live-made-for-another = このセットはマスター シークレット サーバー { $server } 用に作成されましたが、このコンピューターは { $names } です。
    .remedy = このコンピューターがそのサーバーに代わるものかどうかを確認してください。そうである場合は、--server にこのコンピューターの名前を指定してください。または、--yes を外してターミナルでコマンドを実行し、質問に答えてください。
live-restart-on-a-node = クラスターのノードでは、--restart-service を使って ENTSSO サービスを再起動することはできません。クラスターが再起動を障害とみなすためです。
    .remedy = 何も変更されていません。--restart-service を外して、コマンドをもう一度実行してください。その後、フェールオーバー クラスター マネージャーで ENTSSO リソースをオフラインにし、オンラインに戻してください。
live-not-windows = 「live」は動作中の Windows のレジストリですが、このコンピューターは Windows ではありません。
    .remedy = サーバーで sso-escrow.exe を実行してください。または、ファイルを使ってください。backup は reg export の出力を読み取り (--from reg:FILE)、restore はサーバーでインポートするファイルを書き込みます (--to reg:FILE)。
live-not-elevated = このサーバーのレジストリに書き込めるのは管理者だけですが、このコマンド プロンプトは管理者として実行されていません。
    .remedy = コマンド プロンプトを [管理者として実行] で開き、コマンドをもう一度実行してください。Windows の権限は SSO 管理者の権限の代わりにはなりません。SSO 管理者の権限は ENTSSO 自身が確認します。
live-no-account = このサーバーには SSOSS キーがなく、ENTSSO サービスのアカウントも分かりません。このままでは、新しいキーを作成しても、サービスがそれを読み取れません。
    .remedy = サービスのアカウントを指定してください: --service-account DOMAIN\NAME、または SID
live-unknown-account = Windows にアカウント「{ $account }」が見つかりません。原因: { $cause }
    .remedy = DOMAIN\NAME、このコンピューターのアカウントの場合は .\NAME、または SID (S-1-5-…) の形で指定してください。
live-unknown-service-account = ENTSSO サービスのアカウントは「{ $account }」ですが (レジストリの Services\ENTSSO、値 ObjectName)、Windows にこのアカウントが見つかりません。原因: { $cause }
    .remedy = services.msc で Enterprise Single Sign-On Service の [ログオン] のアカウントを確認し、ドメインに接続できるかどうかも確認してください。または、アカウントを指定してください: --service-account DOMAIN\NAME、または SID
live-refused = レジストリが { $key } へのアクセスを拒否しました。原因: { $cause }
    .remedy = 何も変更されていません。管理者として実行したコマンド プロンプトで、コマンドを実行してください。その後、そのキーのアクセス許可 (レジストリ エディターの [アクセス許可]) を確認してください。
live-host-names = Windows からこのコンピューターの名前を取得できませんでした。そのため、正しいサーバーかどうかが分かりません。原因: { $cause }
    .remedy = 何も変更されていません。このコマンド プロンプトで hostname を実行してください。名前が表示されない場合は、コンピューターを再起動してください。その後、コマンドをもう一度実行してください。
live-not-logged = このコンピューターのイベント ログに、この実行を記録できませんでした。原因: { $cause }
    .remedy = 実行の結果に影響はありません。セットの単語、日時、実行した人を、ご自身で記録してください。
live-name = { $key } に、名前が文字列として正しくないキーまたは値があります。
    .remedy = 何も変更されていません。知られている限り、ENTSSO がそのような名前を書き込むことはありません。レジストリ エディターでキーを確認してください。
live-tree = このコンピューターの SSOSS の下にある内容は使用できません。{ $cause }
    .remedy = 何も変更されていません。レジストリ エディターでキーを確認してください。
live-too-large = このコンピューターの SSOSS の下にある値の合計が、sso-escrow の上限の { $most } バイトを超えています。
    .remedy = 何も変更されていません。知られている限り、ENTSSO がこれほど多くのデータを書き込むことはありません。レジストリ エディターでキーを確認してください。
live-wanted-too-large = このセットの値の合計が { $most } バイトを超えています。sso-escrow は、このコンピューターのレジストリにこれほど多くのデータを書き込みません。
    .remedy = 何も変更されていません。代わりに登録ファイル (reg:) を書き出し、サーバー上でインポートしてください。
live-interrupted = 以前の実行が SSOSS の変更中に中断されました。現在の SSOSS には、変更前のキーと変更後のキーが混在しています。変更前の内容は HKLM\SOFTWARE\sso-escrow に保管されていますが、まだ元に戻されていません。
    .remedy = ENTSSO サービスを開始しないでください。「--to live」を指定し、--dry-run を付けずに、restore をもう一度実行してください。元に戻す内容を表示し、確認を求めます。
live-put-back = sso-escrow は SSOSS に書き込めませんでした。SSOSS は変更前の内容に戻されました。原因: { $cause }
    .remedy = まず、失敗の原因を取り除いてください。次に、コマンドをもう一度実行してください。
live-differs = sso-escrow がレジストリから読み戻した内容が、書き込んだ内容と異なります。
    .remedy = 別のプログラムが書き込んでいる可能性があります。ENTSSO サービスを停止し (net stop ENTSSO)、コマンドをもう一度実行してください。
live-changing = sso-escrow の処理中に、SSOSS が変更されました。何も書き込まれていません。
    .remedy = ENTSSO サービスなど、別のプログラムが SSOSS に書き込んでいます。サービスを停止し (net stop ENTSSO)、コマンドをもう一度実行してください。
live-in-doubt = sso-escrow は SSOSS を変更しましたが、変更前の内容に戻せませんでした。SSOSS に両方のキーが混在している可能性があります。変更前の内容は HKLM\SOFTWARE\sso-escrow に保管されています。原因: { $cause }
    .remedy = ENTSSO サービスを開始しないでください。「--to live」を指定して restore をもう一度実行してください。元に戻す内容を表示し、確認を求めます。
live-no-service = このコンピューターには ENTSSO サービスがインストールされていません。そのため、--restart-service で再起動することはできません。
    .remedy = 何も変更されていません。正しいサーバーかどうかを確認するか、--restart-service を外してください。
live-service-gone = SSOSS は復元した内容になっていますが、ENTSSO サービスを再起動できませんでした。このコンピューターには、サービスがもうインストールされていません。
    .remedy = もう一度復元する必要はありません。この実行の間に誰がサービスを削除したかを確認してください。エンタープライズ シングル サインオンを再インストールし、SSO システムに参加させてください。その後、ENTSSO を開始してください: net start ENTSSO
live-service = SSOSS は復元した内容になっていますが、一部のサービスを再び開始できませんでした。現在停止しているサービス: { $services }。原因: { $cause }
    .remedy = もう一度復元する必要はありません。サービス (services.msc) とイベント ログを確認してください。その後、停止しているサービスを、ENTSSO から順に手動で開始してください。

## Offline hives

hive-not-there = ハイブ { $path } が見つかりません。
    .remedy = パスを確認してください。サーバーのボリュームでは、ファイルは Windows/System32/config/SOFTWARE です。
hive-no-folder = ハイブがあるはずのフォルダー { $path } が見つかりません。
    .remedy = パスと、サーバーのボリュームがマウントされていることを確認してください。そのボリュームでは、ハイブは Windows/System32/config/SOFTWARE です。
hive-not-a-file = { $path } は通常のファイルではなく、リンク、フォルダー、またはデバイスです。
    .remedy = リンクではなく、ハイブそのものを指定してください。
hive-names = { $path } には { $count } 個の名前 (ハード リンク) があります。このままでは、他の名前の下に古いハイブが残ります。
    .remedy = すべての名前を表示するには、find { $volume } -xdev -samefile { $quoted } を実行してください。不要な名前を削除してください。または、ハイブのコピーに対して作業し、自分で元の場所に置いてください。
hive-read = { $path } を読み取れません。原因: { $cause }
    .remedy = サーバーのボリュームを読み取れるようにマウントし、コマンドをもう一度実行してください。
hive-not-a-hive = { $path } はレジストリ ハイブではありません。
    .remedy = Windows/System32/config/SOFTWARE を指定してください。同じ場所の .LOG1 と .LOG2 はログです。.reg ファイルには reg: を使ってください。
hive-version = { $path } はバージョン { $version } のハイブです。このリリースの sso-escrow が扱うのは 1.3 ～ 1.6 です。
    .remedy = 代わりに登録ファイル (reg:) を書き出し、サーバー上でインポートしてください。
hive-checksum = { $path } のヘッダーが破損しています。チェックサムが正しくありません。
    .remedy = Windows に修復させてください。ハイブと、.LOG1 ファイルおよび .LOG2 ファイルを、Windows コンピューターの同じ場所に置きます。そこで最初に reg load HKLM\MEND HIVE を実行し、続けて reg unload HKLM\MEND を実行します。または、破損していないハイブのコピーを使ってください。
hive-damaged = { $path } は破損しています。バイト位置 { $byte } で構造が壊れています。
    .remedy = 破損していないハイブのコピーを使ってください。または、登録ファイル (reg:) を書き出し、サーバー上でインポートしてください。
hive-too-large = { $path } は、このリリースの sso-escrow の上限の 1 GiB を超えています。
    .remedy = 代わりに登録ファイル (reg:) を書き出し、サーバー上でインポートしてください。
hive-dirty = Windows は { $path } への最後の書き込みを終えていません。残りの変更はトランザクション ログにあり、このままでは失われます。
    .remedy = ログを Windows に適用させてください。ハイブと、.LOG1 ファイルおよび .LOG2 ファイルを、Windows コンピューターの同じ場所に置きます。そこで最初に reg load HKLM\MEND HIVE を実行し、続けて reg unload HKLM\MEND を実行します。または、サーバーを起動して完全にシャットダウンしてください: shutdown /s /f /t 0
hive-log-ahead = トランザクション ログ { $path } には、ハイブにない変更が入っています。このままでは失われます。
    .remedy = ログを Windows に適用させてください。ハイブとログを、Windows コンピューターの同じ場所に置きます。そこで最初に reg load HKLM\MEND HIVE を実行し、続けて reg unload HKLM\MEND を実行します。別のハイブのログの場合は、別のフォルダーに移してください。
hive-other = { $path } は SOFTWARE ハイブではありません。{ $kind ->
        [unknown] キーからは何のハイブか分かりません
       *[other] キーは { $kind } ハイブのもののようです
    }。Windows はこれを「{ $name }」として読み込んでいました。
    .remedy = Windows/System32/config フォルダーの SOFTWARE ファイルを指定してください。
hive-other-nameless = { $path } は SOFTWARE ハイブではありません。{ $kind ->
        [unknown] キーからは何のハイブか分かりません
       *[other] キーは { $kind } ハイブのもののようです
    }。Windows が読み込んだときの名前は、ファイルに記録されていません。
    .remedy = Windows/System32/config フォルダーの SOFTWARE ファイルを指定してください。
hive-no-product = { $path } にキー Microsoft\ENTSSO がありません。その Windows にはエンタープライズ シングル サインオンがインストールされていません。
    .remedy = 正しいサーバーのハイブかどうかを確認してください。正しい場合は、最初にそのサーバーにエンタープライズ シングル サインオンをインストールします。次に、サーバーを完全にシャットダウンし、コマンドをもう一度実行してください。
hive-tree = { $path } の SSOSS の下にあるものを sso-escrow で使用できません。原因: { $cause }
    .remedy = サーバー上のレジストリ エディターで、そのキーを確認してください。
hive-in-use = 別のプロセスが { $path } を開いています。
    .remedy = プロセスを確認するには、fuser -v { $quoted } を実行してください。仮想マシン、バックアップ、または sso-escrow の別の実行の可能性があります。終了させてから、コマンドをもう一度実行してください。
hive-changed = { $path } は、sso-escrow が読み取った後に変更されました。何も書き込まれていません。
    .remedy = そのボリュームで他の人が作業していないことを確認してから、コマンドをもう一度実行してください。
hive-changing = sso-escrow が読み取っている間に、{ $path } が変更されました。何も書き込まれていません。
    .remedy = そのボリュームで他の人が作業していないことを確認してから、コマンドをもう一度実行してください。
hive-read-only = { $path } のボリュームは読み取り専用でマウントされています。
    .remedy = Windows が正しくシャットダウンされていない場合は、最初に Windows を起動し、完全にシャットダウンしてください (shutdown /s /f /t 0)。次に、書き込めるようにマウントしてください: mount -o remount,rw { $volume }
hive-hibernated = { $path } の Windows は休止状態です ({ $file } で確認しました)。sso-escrow が今書き込むと、再開時に Windows がその内容を上書きするか、破損させます。
    .remedy = その Windows を起動して、完全にシャットダウンしてください (shutdown /s /f /t 0)。Windows の高速スタートアップも休止状態の一種です。
hive-no-room = { $path } と同じ場所の空き容量が足りません。新しいハイブと以前のハイブのために、{ $mib } MiB の空き容量が必要です。
    .remedy = そのボリュームの空き容量を増やしてください。または、ハイブのコピーに対して作業し、自分で元の場所に置いてください。
hive-no-library = ハイブへの書き込みには libhivex (libhivex.so.0) が必要ですが、このコンピューターにはインストールされていません。
    .remedy = Debian のパッケージをインストールしてください (apt-get install libhivex0)。または、ライブラリのいらない登録ファイル (reg:) を書き出してください。
hive-no-account = sso-escrow は、ENTSSO サービスが読み取れる新しいキーを { $path } に作成する必要があります。そのために、サービスのアカウントが必要です。
    .remedy = --service-account でアカウントの SID を指定してください。アカウントの名前は、同じ場所にある SYSTEM ハイブ (ControlSet00N\Services\ENTSSO の値 ObjectName) で確認できます。SID は、そのドメインのどのコンピューターでも、PowerShell で次を実行すると確認できます: ([System.Security.Principal.NTAccount]'DOMAIN\svc').Translate([System.Security.Principal.SecurityIdentifier]).Value
hive-long-value = 値「{ $name }」は { $bytes } バイトあります。オフラインのハイブに書き込める値は 16,344 バイトまでです。
    .remedy = 代わりに登録ファイル (reg:) を書き出し、サーバー上でインポートしてください。
hive-key-name = キー「{ $name }」はオフラインのハイブに書き込めません。名前に ASCII 以外の文字があり、Windows がキーを見つけられなくなるためです。
    .remedy = 代わりに登録ファイル (reg:) を書き出し、サーバー上でインポートしてください。
hive-old-hive = 以前の実行が、{ $path } を新しいハイブに置き換えた後で中断されました。以前のハイブは、暗号化されていない状態で { $old } に残っています。
    .remedy = どちらのハイブを残すかを決めてください。新しいハイブを残す場合は shred -u { $quoted_old } を、以前のハイブに戻す場合は mv { $quoted_old } { $quoted } を実行してください。その後、コマンドをもう一度実行してください。
hive-strange = { $path } が妨げになっています。sso-escrow のファイルと同じ名前ですが、sso-escrow のファイルではありません。
    .remedy = 内容を確認し、別のフォルダーに移してください。その後、コマンドをもう一度実行してください。
hive-unreadable = { $path } を開けないため、以前の実行が残したファイルかどうかが分かりません。原因: { $cause }
    .remedy = このファイルを読み取れるユーザーとしてコマンドを実行してください。sso-escrow のファイルでない場合は、別のフォルダーに移してください。
hive-refused = libhivex が { $path } の編集を拒否しました。ハイブは元のままです。原因: { $cause }
    .remedy = 代わりに登録ファイル (reg:) を書き出し、サーバー上でインポートしてください。
hive-broken = libhivex が { $path } の編集中に失敗し、オペレーティング システムによって終了されました (シグナル { $signal })。ハイブは元のままです。
    .remedy = 通常とは異なるハイブの可能性があります。代わりに登録ファイル (reg:) を書き出し、サーバー上でインポートしてください。このエラーは、シグナルの番号を添えて報告してください。
hive-ended = libhivex が { $path } の編集を終える前に停止しました。ハイブは元のままです。
    .remedy = 通常とは異なるハイブの可能性があります。代わりに登録ファイル (reg:) を書き出し、サーバー上でインポートしてください。
hive-slow = libhivex による { $path } の編集が { $seconds } 秒以内に終わらなかったため、sso-escrow が停止させました。ハイブは元のままです。
    .remedy = このコンピューターの負荷が高い場合は、負荷が下がってからコマンドをもう一度実行してください。そうでない場合は、登録ファイル (reg:) を書き出し、サーバー上でインポートしてください。
hive-start = sso-escrow は、ハイブを編集するプロセスを開始できませんでした。原因: { $cause }
    .remedy = このコンピューターのメモリが足りているか、プロセスが多すぎないかを確認してください。その後、コマンドをもう一度実行してください。
hive-unsound = libhivex は、{ $path } を意図したとおりに変更しませんでした ({ $why })。sso-escrow はその結果を破棄しました。ハイブは元のままです。
    .remedy = 代わりに登録ファイル (reg:) を書き出し、サーバー上でインポートしてください。
cause-hive-elsewhere = SSOSS 以外の部分が変更されている、バイト位置 { $byte }
cause-hive-content = SSOSS の内容が意図したものと異なる
cause-hive-access = SSOSS の下のキーのアクセス権が正しくない
cause-hive-order = キーの一覧の順序が正しくなく、Windows がキーを見つけられない
cause-hive-not-wiped = 以前のシークレットのバイトがファイルに残っている
cause-hive-damage = 新しいファイルの構造が壊れている、バイト位置 { $byte }
hive-attributes = { $path } のアクセス権を新しいファイルにコピーできませんでした ({ $attribute })。ハイブは元のままです。
    .remedy = ボリュームを ntfs-3g でマウントし、root としてコマンドを実行してください。または、ハイブのコピーに対して作業し、自分で元の場所に置いてください。
hive-write = { $path } に書き込めません。ハイブは元のままです。原因: { $cause }
    .remedy = ボリュームが書き込み可能でマウントされ、空き容量があり、応答していることを確認してください。その後、コマンドをもう一度実行してください。
hive-read-back = sso-escrow は { $path } と同じ場所に新しいファイルを書き込みましたが、読み戻した内容が異なります。ハイブは元のままです。
    .remedy = ディスクが故障しかけている可能性があります。続ける前にボリュームをコピーしてください。
hive-left-behind = 以前の実行が残した { $path } を削除できませんでした。暗号化されていないシークレットが入っている可能性があります。ハイブは元のままです。原因: { $cause }
    .remedy = 削除してください: shred -u { $quoted }。その後、コマンドをもう一度実行してください。
hive-stays = ハイブに書き込めませんでした。{ $fault } さらに、{ $path } も削除できませんでした。暗号化されていないシークレットが入っている可能性があります。原因: { $cause }
    .remedy = このファイルを削除してください: shred -u { $quoted }。次に、最初の問題を解決してから、コマンドをもう一度実行してください。
hive-not-wiped = 新しいハイブは配置され、読み戻して確認しました。以前のハイブは消去できず、暗号化されていない状態で { $old } に残っています。原因: { $cause }
    .remedy = 削除してください: shred -u { $quoted_old }
hive-in-doubt = sso-escrow は { $path } を新しいハイブに置き換えましたが、確認も取り消しもできませんでした。以前のハイブは { $old } です。
    .remedy = ボリュームが応答するかどうかを確認してください。元に戻す場合は mv { $quoted_old } { $quoted } を実行してください。新しいハイブが正常な場合に限り、以前のハイブを削除してください: shred -u { $quoted_old }
hive-only-linux = オフラインのハイブを扱えるのは、Linux 版の sso-escrow だけです。
    .remedy = ハイブが属するサーバーを起動し、そこで live を使用してください。または、Linux のメディアからそのコンピューターを起動し、そこでコマンドを実行してください。
hive-becomes-practice = { $target } にリハーサルのシークレットが書き込まれます。今後はリハーサル専用です。
    .remedy = 本番のサーバーには入れないでください。
hive-left-draft = 中断された実行が { $path } を残しています。これは未完成のハイブの一部で、シークレットが入っている可能性があります。
    .remedy = 何もする必要はありません。次にこのハイブに復元すると削除されます。
hive-left-same = 中断された実行が { $path } を残しています。これはハイブそのものの別名、またはコピーです。その実行は何も変更していません。
    .remedy = 何もする必要はありません。次にこのハイブに復元すると削除されます。
hive-left-half-wiped = 中断された実行が { $path } を残しています。これは、その実行が消去していた以前のハイブです。新しいハイブは配置されています。
    .remedy = 何もする必要はありません。次にこのハイブに復元すると削除されます。
hive-left-old = 中断された実行が { $path } を残しています。これは以前のハイブの全体です。新しいハイブは配置されています。
    .remedy = どちらのハイブを残すかを決めてください。新しいハイブを残す場合は shred -u { $quoted_old } を、以前のハイブに戻す場合は mv { $quoted_old } { $quoted } を実行してください。
hive-left-strange = { $path } は、sso-escrow のファイルと同じ名前ですが、sso-escrow のファイルではありません。
    .remedy = このハイブに復元する前に、別のフォルダーに移してください。
hive-left-unreadable = { $path } は、sso-escrow のファイルと同じ名前ですが、開けません。原因: { $cause }
    .remedy = このハイブに復元する前に、このファイルを読み取れるようにするか、別のフォルダーに移してください。
hive-read-hibernated = { $path } の Windows は休止状態です ({ $file } で確認しました)。Windows がまだ書き込んでいない変更はハイブになく、ここで読み取った内容にも含まれません。
    .remedy = その Windows を起動して、完全にシャットダウンしてください (shutdown /s /f /t 0)。その後、コマンドをもう一度実行してください。Windows の高速スタートアップも休止状態の一種です。
sid-form = 「{ $text }」はセキュリティ識別子 (SID) ではありません。
    .remedy = S-1-5-21-1004336348-1177238915-682003330-1105 のように、Windows の形式で指定してください。アカウントの SID は、そのドメインのどのコンピューターでも、PowerShell で次を実行すると確認できます: ([System.Security.Principal.NTAccount]'DOMAIN\svc').Translate([System.Security.Principal.SecurityIdentifier]).Value
sid-group = { $sid } はサービスのアカウントではなく、グループです。他の人もシークレットを読み取れてしまいます。
    .remedy = ENTSSO サービスが実行される 1 つのアカウントの SID を指定してください。
sid-not-run-under = ENTSSO サービスは { $sid } では実行されません (イベント { $event }): { $cause }
    .remedy = サービスが実際に実行されるアカウントの SID を指定してください。ドメインのアカウントか、Network Service (S-1-5-20) です。

## Smart cards

cause-token-agree = 共有秘密の計算
cause-token-discovery = 使用する PIN の確認
cause-token-form = フォーム ファクターの確認
cause-token-metadata = 鍵または PIN の属性の確認
cause-token-more = 応答の続きの取得
cause-token-object = データ オブジェクトの読み取り
cause-token-put = データ オブジェクトの書き込み
cause-token-select = PIV アプリケーションの選択
cause-token-serial = シリアル番号の確認
cause-token-sign = 署名
cause-token-tries = PIN の残り試行回数の確認
cause-token-tries-left = 残り { $left } 回
cause-token-tries-unknown = カードが通知しないため残り試行回数は不明
cause-token-verify = PIN の検証
cause-token-version = ファームウェアのバージョンの確認
token-denied = このユーザーには、スマート カードを使用する許可がありません。
    .remedy = { $platform ->
        [windows] 管理者として実行したコマンド プロンプトで sso-escrow を実行してください。
       *[linux] sso-escrow を管理者として実行するか、管理者に許可を依頼してください (pcscd の polkit 規則)。
    }
token-disturbed = 作業中に、別のプログラムが { $reader } のカードをリセットしました。
    .remedy = スマート カードを使用する他のプログラムを終了してください。その後、やり直してください。
token-held = 別のプログラムが { $reader } のカードを使用しています。{ $count ->
        [0] { "" }
       *[other] 考えられるプログラム: { $programs }
    }
    .remedy = そのプログラムを終了する (scdaemon の場合: gpgconf --kill scdaemon) か、カードが点滅している場合はカードにタッチしてください。その後、やり直してください。
token-interrupted = sso-escrow がカードまたはリーダーを待っている間に、スマート カードの処理が中断されました。
    .remedy = リーダーが接続され、カードが挿入されていることを確認してください。その後、やり直してください。
token-last-try = カードの PIN の試行は残り 1 回です。sso-escrow は最後の 1 回を使用しません。
    .remedy = まず、正しい PIN を確認してください。次に、別のプログラム (yubico-piv-tool -a verify-pin、ykman piv) でその PIN を入力してください。正しい PIN であれば、試行回数は元に戻ります。PUK で新しい PIN を設定しても元に戻ります (yubico-piv-tool -a unblock-pin)。
token-malformed = カードの応答が正しくありません。実行中の操作: { $asked }
    .remedy = カードを取り出し、もう一度挿入してください。その後、やり直してください。エラーが繰り返される場合は、カードまたはリーダーが故障しているか、sso-escrow が対応していない種類のカードです。
token-mute = { $reader } のカードが応答しません。
    .remedy = カードを取り出し、正しい向きで挿入し直してください。それでも応答しない場合は、端子を清掃するか、別のリーダーを試してください。
token-no-answer = { $reader } のカードが { $seconds } 秒間応答しませんでした。
    .remedy = カードを取り出し、もう一度挿入してください。その後、やり直してください。
token-no-key = カードのスロット { $slot } に P-256 の鍵がありません。
    .remedy = 正しいカードであることを確認してください。メディアのシェアがどのカードで封印されているかは、sso-escrow inspect file:FOLDER で表示できます。
token-no-object = カードにデータ オブジェクト { $id } がありません。
    .remedy = 正しいカードとデータ オブジェクトであることを確認してください。
token-no-point = シェアに、曲線 P-256 の点ではない値が含まれています。sso-escrow はこの値をカードに送っていません。
    .remedy = このシェアは破損しているか、カードから鍵を引き出すために作られたものです。別のコピーを使用し、誰がこのシェアを作成したかを調べてください。
token-no-reader = カード リーダーが接続されていません。リーダー内蔵のスマート カードも挿入されていません。
    .remedy = リーダーを接続するか、スマート カードを挿入してください。仮想マシンの場合は、USB デバイスを仮想マシンに割り当ててください。
token-no-service = システムのスマート カード サービスが応答しません。
    .remedy = サービスを開始してください: { $platform ->
        [windows] sc start SCardSvr
       *[linux] apt-get install pcscd の後に systemctl start pcscd.socket
    }
token-none = どのリーダーにもスマート カードがありません。
    .remedy = スマート カードを挿入してください。その後、やり直してください。
token-not-a-pin = PIN と PUK は 6 ～ 8 文字です。数字を使用します。カードが受け付ける場合は、他の ASCII 文字も使用できます。試行回数は減っていません。
    .remedy = 入力し直してください。
token-not-allowed = カードが次の操作を許可しませんでした: { $asked }。先に PIN または管理キーが必要です。
    .remedy = やり直してください。別のプログラムがカードを使用した可能性があります。エラーが繰り返される場合は、sso-escrow が提供しないものをこの鍵が要求しています。
token-not-piv = { $reader } のカードは PIV カードでないか、PIV アプリケーションが無効になっています。
    .remedy = 正しいカードを挿入してください。YubiKey では、ykman config usb --enable PIV でアプリケーションを有効にできます。
token-not-touched = カードはタッチを待っていましたが、時間内にタッチされませんでした。PIN の誤りではありません。試行回数はこれ以上減っていません。
    .remedy = やり直してください。スマート カードが点滅したら、すぐに金属部分にタッチしてください。
token-object-id = カードはデータ オブジェクト { $id } に対応していません。
    .remedy = 5FC10D ～ 5FC120 のデータ オブジェクトを使用してください。最初のいくつかにしか対応していないカードもあります。
token-other-card = カードは、対象のカードであることを証明できませんでした。スロット 9E の鍵が異なります。sso-escrow はこのカードに PIN を渡していません。
    .remedy = 正しいカードを挿入してください。正しいカードのはずの場合は、すり替えられたか、リセットされた可能性があります。そのカードを保管し、原因を調べてください。
token-pin-blocked = カードの PIN がブロックされています。
    .remedy = PUK を持つ人に、新しい PIN の設定を依頼してください: yubico-piv-tool -a unblock-pin または ykman piv access unblock-pin。鍵はそのまま残ります。カードをリセットしないでください。リセットすると鍵が失われます。PUK もブロックされているか失われている場合、このカードで封印されたシェアを開く方法はありません。責任者に連絡してください。セットのシェアが 1 個減ったことになります。
token-puk-blocked = カードの PUK がブロックされているため、sso-escrow は PUK を変更できませんでした。新しい PIN はすでに設定されている可能性があります。
    .remedy = 別のカードを使用してください。このカードの PIN のブロックを解除する方法はありません。このカードの内容がすべて不要な場合は、カードをリセットし (ykman piv reset)、コマンドをもう一度実行することもできます。リセットすると、カードの鍵は失われます。
token-pulled = 作業中に { $reader } のカードが取り出されました。
    .remedy = カードを挿入し、作業が終わるまで取り出さないでください。その後、やり直してください。
token-empty-reader = リーダー { $reader } が空です。
    .remedy = カードを挿入し、作業が終わるまで取り出さないでください。その後、やり直してください。
token-refused = カードが次の操作を拒否しました: { $asked }。カードが返したステータスは { $status } です。
    .remedy = カードを取り出し、もう一度挿入してください。その後、やり直してください。エラーが繰り返される場合は、ステータスとカードの種類を添えて報告してください。
token-several = 複数のスマート カードが挿入されています: { $tokens }
    .remedy = 使用するカードをシリアル番号で指定する (piv:SERIAL) か、他のカードを取り出してください。
token-system = システムのスマート カード サービスでエラーが発生しました: { $text } ({ $code })
    .remedy = カードを取り出し、もう一度挿入してください。その後、やり直してください。エラーが繰り返される場合は、サービスを再起動してください ({ $platform ->
        [windows] sc stop SCardSvr の後に sc start SCardSvr
       *[linux] systemctl restart pcscd
    })。それでも解決しない場合は、コードを添えてエラーを報告してください。
token-too-large = カードのデータ オブジェクト { $id } に { $bytes } バイトを保存する空きがありません。何も書き込まれていません。
    .remedy = 空き容量の多いカードを使用するか、不要になったものをこのカードから削除してください。
token-tries-unknown = カードは PIN の残り試行回数を通知しません。試行を 1 回使用する確認もありませんでした。試行回数は減っていません。
    .remedy = まず、PIN が正しいことを確かめてください。次に、ターミナルでコマンドをもう一度実行し、試行を 1 回使用することを確認してください。
token-two-alike = 番号 { $token } のスマート カードが 2 枚挿入されています。リーダー: { $readers }
    .remedy = どちらかのカードを取り出してください。同じ番号のカードが 2 枚あるのは正常ではありません。どちらが本物かを調べてください。
token-reader-gone = リーダー「{ $reader }」 の接続が切れました。
    .remedy = もう一度接続してください。スマート カード内蔵のリーダーの場合は、スマート カードをもう一度挿入してください。作業が終わるまで、接続したままにしてください。その後、やり直してください。
token-wanted = スマート カード { $token } が挿入されていません。{ $count ->
        [0] { "" }
       *[other] 挿入されているカード: { $others }
    }
    .remedy = そのカードを挿入してください。その後、やり直してください。
token-wrong-pin = PIN が正しくありません: { $tries }
    .remedy = PUK ではなく、このカードの PIN であることを確認してください。その後、入力し直してください。
cause-token-administrate = 管理キーによる認証
token-no-management-key = カードは管理キーが PIN で保護されていると示していますが、管理キーは保存されていません。
    .remedy = PIN で保護された管理キーを設定してください: ykman piv access change-management-key --generate --protect
token-not-a-management-key = これは管理キーではありません。管理キーは 16 進数で 32、48 または 64 桁です。
    .remedy = 入力し直してください。カードを設定した人が管理キーを知っています。
token-occupied = カードのデータ オブジェクト { $id } はすでに使用されています。何も書き込まれていません。
    .remedy = やり直してください。sso-escrow は次の空いているデータ オブジェクトを探します。
token-other-key = シェアは、カードのスロット { $slot } の鍵とは別の鍵で封印されています。
    .remedy = 正しいカードを挿入してください。このスロットに新しい鍵が作成された場合、古い鍵で封印されたシェアは失われています。
token-read-back = sso-escrow はカードのデータ オブジェクト { $id } に書き込みましたが、読み戻した内容が異なります。sso-escrow はその後、データ オブジェクトの削除を試みました。
    .remedy = まず、カードの内容を確認してください (sso-escrow token inspect piv:)。その後、やり直してください。エラーが繰り返される場合は、別のカードを使用してください。
token-still-there = sso-escrow はカードのデータ オブジェクト { $id } を削除しましたが、データ オブジェクトがまだカードにあります。
    .remedy = まず、カードの内容を確認してください (sso-escrow token inspect piv:)。シェアがまだある場合、そのシェアはこのカードの PIN で開きます。別のプログラムで削除するか、カードをシェアと同じように安全に保管してください。
token-wrong-management-key = これは、このカードの管理キーではありません。
    .remedy = カードを設定した人に、正しい管理キーを確認してください。ykman piv access change-management-key --protect を実行すると、管理キーは PIN で保護され、sso-escrow がカード上で見つけられるようになります。

## Shares on smart cards

share-card-failed = { $place } のシェア (記載では { $name } のシェア { $x }) を、スマート カード { $token } で開くことができませんでした。
    .remedy = このシェアはスキップします。他の保持者のシェアでクォーラムに達すれば、続行できます。もう一度試すには、カードの問題を解決してから、このシェアを提出し直してください。
share-wrong-pin = スマート カード { $token } に正しい PIN が入力されなかったため、{ $place } のシェア (記載では { $name } のシェア { $x }) は開かれていません。
    .remedy = このシェアはスキップします。使用するには、正しい PIN でコマンドをもう一度実行してください。
share-other-card = 挿入されているカードはスマート カード { $token } ではないため、{ $place } のシェア (記載では { $name } のシェア { $x }) は開かれていません。
    .remedy = このシェアはスキップします。使用するには、そのカードを挿入してコマンドをもう一度実行してください。
share-of-other-card = { $place } のシェアは、別のスマート カードで封印されています: { $token }
    .remedy = そのカードを指定してください: { $location }。または、ファイルだけを指定してください。どのカードで開くかはシェアに記録されています: { $file }
share-of-no-card = { $place } のシェアは、スマート カードではなくパスワードで封印されています。
    .remedy = ファイルだけを指定してください: { $file }
card-no-share = スマート カード { $card } にシェアはありません。
    .remedy = 正しいカードであることを確認してください。カードで封印されたシェアが、メディアに保存されている場合もあります。
card-no-share-of-set = スマート カード { $card } にはシェアがありますが、セット「{ $set }」のシェアはありません。あるのは次のセットのシェアです: { $sets }
    .remedy = 正しいカードと正しいセットであることを確認してください。
card-several-sets = スマート カード { $card } に複数のセットのシェアがあります: { $sets }
    .remedy = --set とセット ID の最初の 8 桁で、使用するセットを指定してください。
card-several-shares = スマート カード { $card } に同じセットのシェアが複数あります。sso-escrow がこのようなセットを作成することはありません。
    .remedy = カードの内容を確認し (sso-escrow inspect piv:)、誰がシェアを書き込んだかを調べてください。
card-no-pin = スマート カード { $token } の PIN が入力されませんでした。
    .remedy = 保持者が PIN を入力できるときに、コマンドをもう一度実行してください。
card-no-management-key = スマート カード { $token } の管理キーが入力されませんでした。
    .remedy = カードを設定した人が管理キーを入力できるときに、コマンドをもう一度実行してください。または、管理キーを PIN で保護してください: ykman piv access change-management-key --protect
card-bad-share = スマート カード { $card } のデータ オブジェクト { $object } の先頭はシェアと同じですが、有効なシェアではありません: { $cause }
    .remedy = このデータ オブジェクトはスキップします。このシェアの別のコピーを使用してください。別のコピーがない場合は、責任者に連絡してください。セットのシェアが 1 個減ったことになります。
passwords-from-with-cards = 複数のカードが、シリアル番号のない piv: だけで指定されています。どの PIN がどのカードのものか、sso-escrow は事前に判断できません。
    .remedy = カードをシリアル番号で指定する (piv:SERIAL) か、--passwords-from を外してください。

## Preparing smart cards

cause-token-change = PIN または PUK の変更
cause-token-generate = 鍵の生成
cause-token-manage = 新しい管理キーの設定
provision-already-for = カードはすでに { $custodian } 用に準備されています。何も変更されていません。
    .remedy = このカードを { $custodian } に使用するか、別のカードを使用してください。sso-escrow がカードの鍵を削除することはありません。
provision-card-key-other = カードのスロット 9E に、P-256 でない鍵があります。sso-escrow はこの鍵を変更していません。
    .remedy = 別のカードを使用するか、その鍵を使用している人に削除を依頼してください。
provision-card-key-unknown = カードのスロット 9E に証明書のない鍵があり、カードはその鍵の情報を示しません。sso-escrow はこの鍵を変更していません。
    .remedy = 別のカードを使用してください。または、その鍵を使用している人に、証明書のインポートか、鍵の削除を依頼してください。
provision-card-object-other = カードのスロット 9E の証明書の場所 (5FC101) に、sso-escrow が証明書として読み取れない内容があります。sso-escrow はこの内容を変更していません。
    .remedy = 別のカードを使用するか、このカードを使用している人にそのデータ オブジェクトの削除を依頼してください。
provision-factory-secret = これは、誰もが知っている出荷時の PIN または PUK です。
    .remedy = 別のものにしてください。
provision-easy-secret = この PIN または PUK は、同じ文字の繰り返しか、順番に並んだ文字です。カードを盗んだ人が最初に試すものの 1 つです。
    .remedy = 別のものにしてください。
provision-lines = このカードには、--passwords-from でちょうど { $lines } 行を渡す必要がありますが、行数が異なります。
    .remedy = 1 行目に、カードの現在の PIN または設定する PIN を書いてください。2 行目に PUK を書いてください。カードに出荷時と異なる PUK が設定済みの場合は、2 行目を空にしてください。3 行必要な場合は、3 行目に管理キーを書いてください。
usage-card = ここではスマート カードを指定する必要があります。{ $place } は指定できません。
    .remedy = piv: とカードのシリアル番号、または番号なしの piv: を指定してください。
usage-custodian = 保持者の名前が空です。
    .remedy = カードを受け取る保持者を指定してください: --name NAME
usage-slot = --slot に「{ $written }」は指定できません。
    .remedy = 82 ～ 95 のスロットを指定してください: --slot 83。1 枚のカードだけに指定する場合は、シリアル番号を付けてください: --slot 12345678=83
usage-slot-of-card = --slot に 「{ $written }」 は指定できません。
    .remedy = 82 ～ 95 のスロットを指定してください: --slot 83。このコマンドは 1 枚のカードを準備するため、シリアル番号は付けないでください。
usage-object = --object に 「{ $written }」 は指定できません。
    .remedy = sso-escrow がシェアを検索する 5FC10D ～ 5FC120 のデータ オブジェクトを指定してください: --object 5FC11A。1 枚のカードだけに指定する場合は、シリアル番号を付けてください: --object 12345678=5FC11A
usage-id-twice = { $option } が、同じカードに 2 回、またはシリアル番号なしで 2 回指定されています。
    .remedy = カードごとに 1 回だけ指定してください。シリアル番号なしの指定は、その他すべてのカード用に 1 回だけ使用できます。
usage-id-unused = { $option } はスマート カード { $token } を指定していますが、このカードにシェアは割り当てられません。何も書き込まれていません。
    .remedy = シリアル番号を訂正するか、そのオプションを外してください。
usage-object-unused = --object はスマート カード { $token } のデータ オブジェクトを指定していますが、このカードのシェアはメディアに保存されます。何も書き込まれていません。
    .remedy = --object { $token }=… を外してください。または、シェアをカードに書き込んでください (file: を付けずに piv:{ $token })。
provision-already-in = カードのスロット { $slot } には、すでにシェア用の鍵があります。sso-escrow はその鍵を変更していません。
    .remedy = --slot を外すか、スロット { $slot } を指定してください。
provision-slot-in-use = カードのスロット { $slot } は使用中です。sso-escrow はこのスロットを変更していません。
    .remedy = 別のスロットを指定するか、--slot を外してください。外すと、sso-escrow は最初の空きスロットを使用します。
provision-no-such-slot = このカードにスロット { $slot } はありません。
    .remedy = 別のスロットを指定するか、--slot を外してください。外すと、sso-escrow は最初の空きスロットを使用します。
provision-card-key-guarded = カードのスロット 9E の鍵は PIN を要求します。そのため、カードは PIN を受け取る前にどのカードであるかを証明できません。このカードにシェアは保存できません。
    .remedy = 別のカードを使用してください。または、製造元のプログラムで可能な場合は、PIN を要求しない鍵をスロット 9E に生成してください: yubico-piv-tool -a generate -s 9e --pin-policy never
provision-not-factory-pin = カードは、設定されているはずの出荷時の PIN を拒否しました。試行が 1 回使用されました。
    .remedy = コマンドをもう一度実行し、カードに実際に設定されている PIN を入力してください。カード自体が出荷時の PIN であると通知する場合は、まず、別のプログラムで PIN を設定してください (ykman piv access change-pin)。エラーが繰り返される場合は、このカードを使用しないでください。
provision-not-factory-puk = カードは、設定されていると通知した出荷時の PUK を拒否しました。試行が 1 回使用されました。新しい PIN はすでに設定されている可能性があります。
    .remedy = まず、別のプログラムで PUK を設定してください (ykman piv access change-puk)。次に、コマンドをもう一度実行してください。エラーが繰り返される場合は、このカードを使用しないでください。
provision-full = カードに空きがありません。スロット 82 ～ 95 のどれにも、鍵を生成できる空きがありません。sso-escrow はどのスロットも変更していません。
    .remedy = 別のカードを使用するか、不要になったものをこのカードから削除してください。
provision-key-differs = カードがスロット { $slot } に生成した鍵と、カードがそのスロットの鍵として示す鍵が異なります。
    .remedy = このカードは使用しないでください。
provision-needs-management-key = カードの管理キーは、出荷時のものではなく、PIN で保護されてもいません。
    .remedy = --passwords-from を使用せずに、ターミナルでコマンドをもう一度実行してください。その際、管理キーを設定した人が管理キーを入力します (16 進数で 32、48 または 64 桁)。
provision-needs-puk = カードの PUK は、誰もが知っている出荷時のものである可能性がありますが、新しい PUK が指定されていません。
    .remedy = 6 ～ 8 文字の新しい PUK を指定してください。
provision-other-token = 別のカードが挿入されています: { $token }。このカードには何も変更を加えていません。
    .remedy = 正しいカードを挿入し、作業が終わるまで取り出さないでください。その後、やり直してください。
provision-plain = カードが Yubico のコマンドに対応していないため、sso-escrow では準備できません。何も変更されていません。
    .remedy = 製造元のプログラム、または sso-escrow が表示したコマンドで準備してください。PIN、PUK、管理キーは -a change-pin、-a change-puk、-a set-mgm-key で変更してください。
provision-pin-not-taken = カードが新しい PIN を拒否しました。カード側の規則では許可されない PIN です。カードの PIN は以前のままです。
    .remedy = 別の PIN にしてください。FIPS シリーズのカードでは 8 文字が必要です。推測しやすい PIN を拒否するカードもあります。
provision-puk-not-taken = カードが新しい PUK を拒否しました。カード側の規則では許可されない PUK です。カードの PUK は以前のままです。新しい PIN はすでに設定されている可能性があります。
    .remedy = 別の PUK にしてください。FIPS シリーズのカードでは 8 文字が必要です。推測しやすい PUK を拒否するカードもあります。
provision-printed-in-use = カードの管理キーを保存する場所 (5FC109、印刷情報) に、別のデータがあります。sso-escrow はデータも管理キーも変更していません。
    .remedy = カードを設定したプログラムで管理キーを変更し、そのキーを使用してこのコマンドをもう一度実行してください。または、別のカードを使用してください。
provision-puk-last-try = カードの PUK の試行は残り 1 回です。sso-escrow は最後の 1 回を使用しません。
    .remedy = まず、正しい PUK を確認してください。次に、ご自身で PUK を変更してください: ykman piv access change-puk
provision-tries-unknown = カードは PIN の残り試行回数を通知しません。カードの準備では、残り試行回数が通知される場合にのみ、sso-escrow は試行を使用します。試行回数は減っていません。
    .remedy = カードを取り出し、もう一度挿入してください。別のプログラムが PIN を入力した後のカードは、多くの場合、残り試行回数を通知しません。次に、コマンドをもう一度実行してください。エラーが繰り返される場合は、別のカードを使用してください。
provision-read-back = sso-escrow はカードのデータ オブジェクト { $id } に書き込みましたが、読み戻した内容が異なります。
    .remedy = コマンドをもう一度実行してください。中断したところから続行します。エラーが繰り返される場合は、このカードを使用しないでください。
attest-no-chain = カードの構成証明からルート証明書までの署名の連鎖がありません。
    .remedy = この世代のカードに対応する製造元のルート証明書と、中間証明書がファイルに含まれていることを確認してください。含まれている場合は、この製造元のカードではないか、F9 の鍵が置き換えられています。
attest-no-pin = カードの情報によると、この鍵は PIN なしで使用できます。カードを持つ人は誰でもシェアを開けることになります。
    .remedy = 別の鍵を生成してください: sso-escrow token provision piv: --name NAME
attest-no-root = ファイルにルート証明書がありません。ルート証明書は自己署名証明書です。
    .remedy = 製造元のルート証明書を PEM 形式で追加してください。入手先は firmware-notes/ に記載されています。
attest-not = カードが鍵の構成証明を行いません。カードが対応していないか、鍵がカード内で生成されていません。
    .remedy = 鍵の構成証明を行うカードを使用してください。または、鍵の出所を示すものがないことを承認してください: --waive attestation
attest-not-pem = ルート証明書のファイルに PEM 形式の証明書がありません。
    .remedy = BEGIN CERTIFICATE と END CERTIFICATE で囲まれた PEM 形式の証明書のファイルを指定してください。
attest-bad-certificate = ルート証明書のファイルの { $number } 番目の証明書を読み取れません。
    .remedy = ファイルを製造元からもう一度入手してください。その証明書だけが破損していて不要な場合は、ファイルから削除してください。
attest-other-firmware = カードの構成証明はファームウェア { $said } についてのものですが、カードのファームウェアは異なります。
    .remedy = カードを保管し、原因を調べてください。本物のカードではこのようなことは起こりません。
attest-other-key = カードの構成証明は、スロットの鍵とは別の鍵についてのものです。
    .remedy = カードを保管し、原因を調べてください。本物のカードではこのようなことは起こりません。
attest-other-serial = カードの構成証明は、別のスマート カードについてのものです: { $said }
    .remedy = カードを保管し、原因を調べてください。本物のカードではこのようなことは起こりません。
attest-silent = カードの構成証明に、必要な情報 (ファームウェア、シリアル番号またはポリシー) がありません。
    .remedy = 構成証明にこれらの情報が含まれるカードを使用してください。このカードをそのまま使用するには、--waive attestation を指定します。
cause-token-attest = 鍵の構成証明
firmware-eucleak = スマート カード { $token } のファームウェアには EUCLEAK (CVE-2024-45678) の弱点があります。この弱点は 5.7.0 より前のファームウェアにあります。FIPS および Bio シリーズでは 5.7.2 より前のファームウェアにあります。シリーズを示さないカードは、これらのシリーズとして扱われます。カードを数時間手元に置き、開封して ECDSA の署名中に測定した攻撃者は、署名鍵を取り出せます。影響を受けるのは、PIN なしで署名する 9E の鍵と、9C の鍵です。9E の鍵が複製されると、別のカードがこのカードになりすますことができます。シェアを開く P-256 の鍵は鍵共有に使用されます。鍵共有は攻撃の対象になっていません。
    .remedy = ファームウェア 5.7.2 以降のカードを使用してください。ファームウェアは変更できません。このカードをそのまま使用するには、--waive firmware を指定します。その場合は、カードを封をした袋に入れて保管し、封が破られていたら交換してください。
firmware-forgets-pin = プログラムが残り試行回数を問い合わせると、スマート カード { $token } のファームウェア 5.3.1 では、PIN が入力済みであるという状態が失われます。これによって鍵が弱くなることはありません。sso-escrow はその時点では問い合わせませんが、他のプログラムは失敗することがあります。
    .remedy = 別のファームウェアのカードを使用してください。このカードをそのまま使用するには、--waive firmware を指定します。
firmware-power-up = スマート カード { $token } のファームウェアは、FIPS シリーズの 4.4.2 または 4.4.4 です (YSA-2019-02)。電源投入直後の乱数の一部が予測可能です。P-256 の鍵 (9E、9C) の署名から、その鍵が判明することがあります。電源投入直後に生成された P-256 の鍵は、シェアを開く鍵も含めて、本来より弱くなります。
    .remedy = このカードは使用しないでください。製造元は該当するカードを交換しました。それでも使用するには、--waive firmware を指定します。
firmware-roca = スマート カード { $token } のファームウェアは 4.2.6 ～ 4.3.4 です (ROCA、CVE-2017-15361)。このカードで生成された RSA 鍵は、公開鍵から計算できます。sso-escrow が使用するのは P-256 の鍵だけで、影響を受けません。
    .remedy = このカードの RSA 鍵は使用しないでください。新しいファームウェアのカードを使用してください。このカードをそのまま使用するには、--waive firmware を指定します。
prepared-full = カードに空きがありません。シェアを保存できる、空いているデータ オブジェクトがありません。
    .remedy = 別のカードを使用するか、不要になったものをこのカードから削除してください。カードの内容は sso-escrow token inspect piv: で表示できます。
prepared-no-card-key = カードのスロット 9E に P-256 の鍵がありません。この鍵は、どのカードであるかを証明するために必要です。
    .remedy = sso-escrow token provision piv: --name NAME を実行して、鍵を生成してください。YubiKey でないカードの場合は、yubico-piv-tool -a generate -s 9e -A ECCP256 を実行した後に、証明書をインポートしてください。
prepared-no-name = カードにシリアル番号も、GUID を含む CHUID もないため、他のカードと区別できません。
    .remedy = CHUID を設定してください: yubico-piv-tool -a set-chuid
prepared-no-such-key = カードのスロット { $slot } に、証明書のある P-256 の鍵がありません。
    .remedy = そのような鍵のあるスロットを使用してください。スロットは sso-escrow token inspect piv: で表示できます。
prepared-not = カードは準備されていません。スロット 82 ～ 95 に、証明書のある P-256 の鍵がありません。
    .remedy = カードを準備してください: sso-escrow token provision piv: --name NAME
prepared-not-plain = カードは準備されていません。スロット 82 ～ 95 に、証明書のある P-256 の鍵がありません。このカードは YubiKey ではありません。
    .remedy = 製造元のプログラムまたは yubico-piv-tool で準備してください。まず、鍵を生成してください: -a generate -s 82 -A ECCP256 -o key.pem (-s 9e でも同様)。次に、それぞれの鍵の証明書をインポートしてください: -a import-certificate -s 82 -i certificate.pem。すべてのコマンドは docs/cards.md にあります。
prepared-object-in-use = カードのデータ オブジェクト { $object } には、すでに内容が保存されています。sso-escrow はこの内容を変更していません。
    .remedy = 別のデータ オブジェクトを指定するか、--object を外してください。外すと、sso-escrow は番号が最も大きい空いているデータ オブジェクトを使用します。
prepared-object-of-key = カードのデータ オブジェクト { $object } は空ですが、スロット { $slot } の鍵の証明書の場所です。
    .remedy = 別のデータ オブジェクトを指定するか、--object を外してください。外すと、sso-escrow は番号が最も大きい空いているデータ オブジェクトを使用します。
prepared-no-object = このカードにデータ オブジェクト { $object } はありません。
    .remedy = 別のデータ オブジェクトを指定するか、--object を外してください。外すと、sso-escrow は番号が最も大きい空いているデータ オブジェクトを使用します。
prepared-other-key = カードのスロット { $slot } の証明書は、そのスロットの鍵とは別の鍵についてのものです。
    .remedy = 原因が誰にも分からない場合は、このカードを使用しないでください。分かっている場合は、カードをもう一度準備してください: sso-escrow token provision piv: --name NAME
prepared-several = カードのスロット { $slots } に複数の P-256 の鍵がありますが、スロットが指定されていません。
    .remedy = スロットを指定してください: --slot 83。カードが複数の場合は --slot 12345678=83
generate-not-voided-card = セットは無効です。{ $name } のシェアがスマート カード { $token } に残っている可能性があります: { $path }
    .remedy = このシェアはどのセットにも属さず、何も復元できません。いつでもカードから削除できます。コマンドを最初からもう一度実行してください。
attest-no-roots = ルート証明書が指定されていないため、sso-escrow はスマート カード { $token } の構成証明を検証できません。鍵がカード内で生成されたことを示すものがありません。
    .remedy = 製造元のルート証明書を --attestation-root FILE で指定してください。このまま使用するには、--waive attestation を指定します。
management-needs-terminal = スマート カード { $token } の管理キーを入力する必要がありますが、ターミナルがありません。
    .remedy = ターミナルでコマンドを実行してください。または、管理キーを PIN で保護してください: ykman piv access change-management-key --protect
card-has-share = スマート カード { $token } は、このセットの別のシェア ({ $name } のもの) にすでに使用されています。1 枚のカードに割り当てられるシェアは、セットごとに 1 つだけです。
    .remedy = 保持者ごとに別のカードを使用してください。
envelope-two-places = ペイロードがシェアには長すぎるため、エンベロープ ファイルに保存されます。エンベロープの保存場所が { $places } か所しかありません。少なくとも 2 か所必要です。
    .remedy = --envelope file:FOLDER で他の場所を 1 か所ずつ指定してください。メディア上の各シェアと同じ場所には、sso-escrow が常にエンベロープを書き込みます。
usage-envelope = { $place } はエンベロープの保存場所に指定できません。
    .remedy = file: に続けてフォルダーのパスを指定してください。
card-weak-firmware = スマート カード { $token } のファームウェア { $firmware } には既知の弱点があります: { $names }。シェアはこのまま開きます。
    .remedy = 弱点の説明は sso-escrow token inspect piv:{ $token } で表示できます。より新しいファームウェアのカードでシェアを封印し直してください。
reseal-new-left = 新しいシェアは使用できず、{ $path } に残っている可能性があります。古いシェアは変更されていません。
    .remedy = カードの内容を確認してください (sso-escrow token inspect piv:)。その後、そのカードまたは別のカードでやり直してください。
reseal-envelope-elsewhere = このセットのペイロードはエンベロープ ファイルにありますが、新しいシェアと同じ場所にエンベロープ ファイルがありません。
    .remedy = 既存のエンベロープ ファイルを保管してください。エンベロープ ファイルがないと、どのクォーラムもペイロードを復元できません。
usage-choice = { $option } に「{ $value }」は指定できません。
    .remedy = 次のいずれかを指定してください: { $known }
usage-empty-path = パスが空です。
    .remedy = ファイルまたはフォルダーのパスを指定してください。
completions-script = sso-escrow は補完スクリプトを出力できませんでした。
    .remedy = これは sso-escrow の不具合です。報告してください。
man-not-written = sso-escrow はマニュアル ページを出力できませんでした: { $cause }
    .remedy = これは sso-escrow の不具合です。報告してください。

## Transcripts, and the two rounds of a new set
media-in-use = sso-escrow の別の実行が { $path } に書き込んでいます。
    .remedy = その実行が終わるまで待つか、その実行を終了してください。
transcript-other-file = { $path } はこの実行の実施記録ではないか、誰かが変更しています。
    .remedy = 控えのメディアを挿入するか、別のフォルダーを指定してください。
transcript-unusable = { $path } は実施記録ではないか、誰かが変更しています。行 { $line } ({ $reason })
    .remedy = 別の写しを使用してください。理由は docs/transcript.md にあります。
transcript-lost = 実施記録を続けられません。メディアに 1 行を書き込めず、別のフォルダーも指定されませんでした。
    .remedy = 先に表示されたメッセージの原因を取り除いてから、同じフォルダーでもう一度コマンドを実行してください。
records-needed = 本番のセットには実施記録が必要ですが、控えのフォルダーが指定されていません。実施記録がないと、何が行われたかを後から示せず、中断した実行を続けることもできません。
    .remedy = 挿入したままにするメディアのフォルダーを指定してください: --records フォルダー
records-not-kept = { $path } はコンピューターの電源を切ると失われるため、実施記録を保存できません。
    .remedy = 挿入したままにするメディア、またはディスクのフォルダーを指定してください。
share-pending = { $place } のシェアの名前は、セレモニーが完了していないことを示しています。名前は証拠になりません。セットが有効かどうかは、セレモニーの実施記録で分かります。
    .remedy = セットの単語が保持者の控えにある場合は、続けてください。ない場合、セットは無効かもしれません。セレモニーの責任者に確認してください。
share-dead = { $name } のシェア { $x } は使用できなくなりました。メディアには残っていますが、数に入りません。
    .remedy = このシェアの控えに「使用不可」と書いてください。失ってもよいシェアが 1 個減ったので、早めにセットを置き換えてください。
finish-not-here = { $place } に { $name } のシェアがありません。
    .remedy = 第 1 ラウンドでこのシェアを書き込んだメディアを挿入してください。
finish-other-file = { $place } のファイルは、第 1 ラウンドで { $name } に書き込んだシェアではありません。メディアが取り替えられたか、ファイルが変更されています。
    .remedy = 第 1 ラウンドのメディアを探してください。見つからない場合は中止してください。別の人がこのシェアを持っているかもしれません。
finish-no-share = { $place } には、まだ確定していないシェアがありません。
    .remedy = 名前が表示された保持者のメディアを挿入してください。
finish-record-wrong = { $name } の控えの単語は、このセットの単語ではありません。
    .remedy = 別の保持者の控えから 8 個の単語を書き写して控えを直し、もう一度試してください。
finish-stopped = 第 2 ラウンドを中止しました。
    .remedy = 続けるには、同じコマンドをもう一度実行してください。
ceremony-paused = セットは有効ですが、次の保持者のシェアはまだ確定していません: { $names }
    .remedy = 控えのフォルダーを変えずに、同じコマンドをもう一度実行してください。これらのシェアを確定します。生成したシークレットは、それまで使用しないでください。
ceremony-unfinished = セットは有効ですが、次の保持者のシェアはまだ確定していません: { $names }。実施記録がないため、この実行は続けられません。
    .remedy = シェアは、控えにあるセットの単語で開けます。保持者と一緒に、シェアを 1 つずつ確定してください: sso-escrow verify --finish 場所
resume-several = 控えのフォルダーに、続けられる実行が 2 つあります。2 つ目は { $path } です。
    .remedy = 一方の実施記録を別のフォルダーに移動してから、もう一度コマンドを実行してください。
resume-void-gone = 以前の実行が、セットの単語を確認する前に中断されています ({ $path })。そのセットは無効です。次のシェアが書き込まれたか、書き込まれた可能性があります: { $shares }。クォーラムは存在せず、シークレットは失われています。
    .remedy = これらのシェアのメディアを調べ、残っているものを sso-escrow void で削除してください。この実行は最初から始まります。その実行の控えを別のフォルダーに移した場合は、そのフォルダーを指定してください。
resume-void-quorum = 以前の実行が、セットの単語を確認する前に中断されています ({ $path })。そのセットは無効です。次のシェアが書き込まれたか、書き込まれた可能性があります: { $shares }。クォーラムがそろえば、まだこのセットを開けます。
    .remedy = これらのシェアを sso-escrow void で削除してください。そのセットのシークレットは使用しないでください。この実行は最初から始まります。その実行の控えを別のフォルダーに移した場合は、そのフォルダーを指定してください。
resume-void-in-use = 以前の実行が、セットの単語を確認する前に中断されています ({ $path })。そのセットは無効です。次のシェアが書き込まれたか、書き込まれた可能性があります: { $shares }。使用中のシークレットのシェアですが、クォーラムには足りません。
    .remedy = これらのシェアのメディアを調べ、残っているものを sso-escrow void で削除してください。この実行は最初から始まります。その実行の控えを別のフォルダーに移した場合は、そのフォルダーを指定してください。
resume-void-quorum-in-use = 以前の実行が、セットの単語を確認する前に中断されています ({ $path })。そのセットは無効です。次のシェアが書き込まれたか、書き込まれた可能性があります: { $shares }。クォーラムがそろえば、使用中のシークレットを開けます。
    .remedy = これらのシェアを sso-escrow void で削除してください。残りがクォーラムより少なくなるまで、使用中のシークレットは危険な状態です。この実行は最初から始まります。その実行の控えを別のフォルダーに移した場合は、そのフォルダーを指定してください。
resume-other-version = この実行はバージョン { $version } の sso-escrow が開始したものです: { $path }。別のバージョンでは続けられません。
    .remedy = そのバージョンを使用してください。
resume-other-set = 控えのフォルダーに、クォーラムの異なる中断された実行があります: { $count } 個のうち { $threshold } 個。そのセットは有効ですが、シェアはまだ確定していません。
    .remedy = そのセットのコマンドをもう一度実行して、シェアを確定してください。別のセットを作成する場合は、控えのフォルダーを別に指定してください。
resume-incomplete = セットの単語は確認されていますが、シェア { $x } を書き込んだことが実施記録にありません。
    .remedy = 誰かが実施記録を変更したか、sso-escrow の不具合です。セットは、その単語で引き続き開けます。
resume-checkpoint-missing = 実施記録に、この単語の行がありません。別の実施記録か、行が削除されています。
    .remedy = 中断された実行の実施記録を探し、単語を手順書と比べてください。
escrow-low-degree = このセットは、約束より多くのことを明かします。多項式の多くが、クォーラムに必要な次数より低くなっています。クォーラムより少ないシェアで、シークレットの一部が分かる可能性があります。
    .remedy = セットを作成したプログラムに欠陥または不正があります。新しいセットは無効です。既存のセットは、中のシークレットとともに置き換えてください。
void-nothing = 該当するセットのシェアが見つからないため、何も削除していません。
    .remedy = そこにあるセットは sso-escrow sets 場所 で一覧できます。
void-not-here = { $place } に、このセットのシェアはありません。
    .remedy = 別のメディアを挿入してください。
void-several = 指定した場所には複数のセットのシェアがあります。削除できるのは 1 つのセットのシェアだけです。
    .remedy = セットを指定してください: --set ID または --expect-set 単語
void-other-set = { $place } のシェアは、削除するシェアとは別のセットのものです。
    .remedy = 別のセットは、別の実行で削除してください。
void-other-words = 指定した場所にあるセットの単語ではないため、何も削除していません。
    .remedy = 控えとメディアを照合してください。そこにあるセットは sso-escrow sets 場所 で確認できます。
commit-not-typed = 紙に書いたセットの単語を入力する人がいません。どの控えにも単語がないと、本番でこのセットから復元できません。
    .remedy = --waive から words を外すか、すべての控えに単語があることを確認してください。
verify-finish-card = シェアはスマート カードにあり、名前がありません。確定する作業はありません。
    .remedy = --finish を外してください。
sign-no-key = { $name } のスマート カード { $token } には実施記録用の鍵がないため、署名しません。
    .remedy = { $name } は印刷したページに署名してください。token provision で準備したカードには、この鍵が作られます。

## transcript

transcript-none = これはセレモニーの実施記録ではありません。
    .remedy = 名前が .ssotranscript で終わるファイルを指定してください。
transcript-later = この実施記録を読み取れません: { $cause }。
    .remedy = 新しいリリースの sso-escrow を使用してください。
transcript-broken = 実施記録の { $line } 行目が規則に反しています: { $cause }。
    .remedy = ファイルが変更されています。実施記録の別のコピーを使用してください。
transcript-not-sound = 問題のある実施記録が { $count } 件あります。
    .remedy = 実施記録の別のコピーおよび紙の単語と照合してください。結果を監査人に報告してください。
transcript-not-whole = 欠けているもののある実施記録が { $count } 件あります。
    .remedy = 控え用のメディアで、完全なファイルを探してください。保持者のメディアにあるコピーは途中までのものです。
transcript-folder-empty = フォルダー { $path } に実施記録がありません。
    .remedy = 控えのフォルダーを指定してください。実施記録の名前は .ssotranscript で終わります。
transcript-torn-left-out = ファイルの最後の行は途中で終わっています。コピーには含まれません。
    .remedy = 元のファイルが今後完成する可能性がある場合は、後でコピーを作成し直してください。
transcript-words-count = 指定された単語は { $found } 個です。実施記録の単語は 12 個です。
    .remedy = 紙にある 12 個の英単語を引用符で囲んで指定してください。各単語は先頭の 4 文字だけでもかまいません。
usage-expect-signer = --expect-signer に「{ $value }」は指定できません。
    .remedy = 名前、=、控えにある 8 個の署名者の単語 (英単語) を、引用符で囲んで指定してください。
finish-other-name = このシェアは { $found } のものですが、コマンド ラインでは { $name } のものになっています。
    .remedy = 名前と場所を最初と同じ順序にして、もう一度コマンドを実行してください。
verify-finish-ask = --finish は ask と一緒に使用できません。シェアに名前を付ける前にメディアが解放されます。
    .remedy = メディアのフォルダーを指定してください: sso-escrow verify --finish file:フォルダー
