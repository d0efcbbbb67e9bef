### The help that --help prints.

help-about = エンタープライズ シングル サインオン (ENTSSO) のマスター シークレットをシェアに分割して保持者に預け、クォーラムのシェアから復元します。
help-after =
    PLACE には、シェアの場所を指定します:
      file:PATH               フォルダーまたはシェア ファイル
      piv:SERIAL              スマート カード (シリアル番号)。piv: だけの場合は、挿入されているカード
      piv:SERIAL,file:FOLDER  そのスマート カードで封印したシェアを置くフォルダー
      ask                     1 つの USB ポートに順番に挿入するメディアまたはスマート カード

    終了コード:
      0  成功
      1  失敗
      2  使用法の誤り
      3  クォーラムに達していない
      4  シェアまたはファイルが破損しているか、セットに属していない
      5  パスワードまたは PIN の誤り
      6  復元先が受け付けない
      7  コンピューターが条件を満たしていない

    ssoconfig と ssomanage のコマンドも使えます (ダッシュの種類は問いません)。
    -generateSecret は generate、-backupSecret は backup、-restoreSecret は restore、
    -updatedb は promote --check として扱われます。

    sso-escrow が復元した結果は、実際の ENTSSO サーバーではテストされていません。
help-heading-usage = 使用法:
help-heading-commands = コマンド
help-heading-options = オプション
help-heading-arguments = 引数

help-generate = マスター シークレットを生成して分割し、各シェアを保持者のパスワードまたはスマート カードで封印します
help-backup = ENTSSO の現在のマスター シークレットをバックアップして分割し、各シェアを保持者のパスワードまたはスマート カードで封印します
help-restore = クォーラムのシェアからマスター シークレットを復元します
help-inspect = シェアの公開ヘッダーを表示します (パスワードも PIN も不要です)
help-verify = 自分のシェアを確認します
help-drill = シェアとクォーラムの状態を点検します (何も書き込みません)
help-reseal = 1 つのシェアを新しいパスワードまたはスマート カードで封印し直します (セット、番号、保持者は変わりません)
help-unseal = 1 つのシェアを、封印を解いて書き込みます (このプログラムを使わない復旧用)
help-sets = 指定した場所にあるセット、世代、MSID を表示します
help-promote = 別のサーバーをマスター シークレット サーバーにする更新ファイルを書き込むか、既存の更新ファイルを確認します
help-practice-file = 練習用ファイルを書き込みます。backup --rehearsal で使用できます
help-runbook = バックアップ、復元、昇格、クラスターなどの手順を出力します
help-token = スマート カードの一覧表示、準備、確認
help-token-list = リーダーと、挿入されているスマート カードを一覧表示します
help-token-provision = シェアを保存できるように YubiKey を準備します: PIN、PUK、管理キー、鍵、証明書
help-token-inspect = スマート カードが PIN なしで示す情報を表示します
help-argument-card = スマート カード: piv: とシリアル番号。挿入されているカードの場合は piv: だけを指定
help-argument-card-or-inserted = スマート カード。piv: とシリアル番号で指定します。省略した場合は、挿入されているカードです
help-option-custodian = 証明書に記載する保持者の名前
help-option-key-label = 証明書に記載するラベル
help-option-pin-policy = 鍵が PIN を求めるとき: セッションごとに 1 回 (once、既定値)、または使用のたび (always)
help-option-touch-policy = 鍵がタッチを求めるとき: 使用のたび (always、既定値)、または 15 秒間は再び求めない (cached)
help-option-key-slot = シェアを封印する鍵のスロット (82 ～ 95、既定値: 最初の空きスロット)
help-option-certificates = 証明書と構成証明をこのフォルダーに書き込みます
help-option-pins-from = PIN、PUK、必要な場合は管理キーを、標準入力 (-) から 1 行に 1 つずつ読み取ります
help-vectors = テスト ベクトル
help-vectors-verify = すべての暗号プリミティブを既知の答えで確認し、形式をテスト ベクトルで確認します
help-completions = シェルの補完スクリプトを出力します

help-argument-place = シェア: file: に続けてフォルダーまたはシェア ファイル、またはスマート カード
help-argument-places = フォルダーまたはシェア ファイル (それぞれ先頭に file: を付けます)、またはスマート カード
help-argument-procedure = 手順の名前、または「all」(省略すると、手順の一覧を表示します)
help-argument-shell = bash、elvish、fish、powershell、zsh のいずれか

help-option-help = このヘルプを表示します
help-option-version = バージョンを表示します
help-option-lang = 表示言語 (既定値: ロケールの言語、対応していない場合は英語)
help-option-json = JSON オブジェクトを 1 つ出力します (docs/json.md を参照)
help-option-threshold = 復元に必要なシェアの数 (2 以上)
help-option-named-share = 保持者と、そのシェアを書き込むメディアまたはスマート カード (シェアごとに 1 回指定)
help-option-share = 使用するシェアの場所 (シェアごとに 1 回指定)
help-option-label = セットのラベル (呼び名)
help-option-server = このシークレットを使用するマスター シークレット サーバー
help-option-server-now = 新しいマスター シークレット サーバー
help-option-service-account = そのサーバーの ENTSSO サービスのアカウント (名前または SID)
help-option-bytes = シークレットの長さ: 16 ～ 64 バイト (既定値: 32)
help-option-extra-entropy = サイコロの目またはキー入力を求め、乱数に混ぜます
help-option-to-target = ペイロードの書き込み先: reg:FILE (新しいファイル)、hive:FILE、live、native:FOLDER。reg:ask と native:ask は、最後にメディアを求めます
help-option-from = バックアップするもの: reg:FILE、hive:FILE、live、または native:FILE (ssoconfig -backupSecret が書き出したもの)
help-option-propose-password = 先に ssoconfig -backupSecret 用のパスワードを提案し、そのファイルを待ちます
help-option-replace = SSOSS の既存の内容を置き換えます (sso-escrow はそのコピーを残しません)
help-option-restart-service = live への復元後に ENTSSO サービスを再起動します
help-option-service-running = live の場合: ENTSSO サービスの動作中でも書き込みます
help-option-to-file = 封印を解いたシェアを書き込む新しいファイル
help-option-expect-set = セットの 8 個の英単語 (1 文字ずつ正確に) またはその番号 (指定すると、入力を求められません)
help-option-two-sets = 2 つのセットを復元します: 現在、次に以前のマスター シークレット (--expect-set を 2 回、または入力)
help-option-expect-card = スマート カードの 8 個の英単語 (1 文字ずつ正確に) またはその番号 (指定すると、入力を求められません)。カードごとに 1 回指定します
help-option-attestation-root-open = カード製造元のルート証明書 (PEM)。シリアル番号で指定され、2 つの鍵の両方をこれで証明したスマート カードには、カードの単語なしで PIN を渡します
help-option-record = 保持者の新しい控えをこのフォルダーに書き込みます
help-option-msid = このマスター シークレットのセットだけを表示します。必要な MSID はアプリケーション ログのイベント 10520 に表示されます
help-option-set = 1 つの場所に複数のセットがある場合に使用するセット: ID の先頭 8 桁以上、またはファイル名の先頭の 2 つの英単語
help-option-full = さらに、メモリ内でシェアを結合してシークレットを確認します
help-option-machine = このコンピューターをチェックし、sso-escrow が自身のプロセスで無効にしたものを表示します
help-option-generate-passphrase = すべての保持者に 6 個の英単語のパスフレーズを生成します (パスワードは自分で決められません。本番では --own-passwords がない限り常にこの動作です)
help-option-own-passwords = 本番で、保持者が自分でパスワードを決めることを許可します (使用した場合は控えに記載されます)
help-option-records = 実施記録と、保持者の控え (テキストと印刷用のページ) を書き込むフォルダー。本番では、そのメディアを挿入したままにします
help-option-records-copy = --records と併用: 監査人用の、実施記録の 2 つ目のコピーを書き込むフォルダー
help-option-one-round = セットの単語を確認したら、すぐに各シェアを確定します。保持者はシェアをもう一度開かず、各メディアの挿入は 1 回だけです (--passwords-from を指定した場合も同じです)
help-option-to-share = 新しいシェアの場所: フォルダー (元と同じでも可)、スマート カード、または「ask」
help-option-passwords-from = パスワードと PIN を標準入力 (-) から、シェアの順に 1 行に 1 つずつ読み取ります。backup --from native: では、ENTSSO のファイルのパスワードが最初です。ファイルを指定できるのは --rehearsal の場合だけです
help-option-rehearsal = リハーサルを行います。生成したシークレットと、1 台のディスク上のフォルダーを使えます (リハーサル用のシェアを開けるのは、このオプションを指定した場合だけです)
help-option-waive = 名前で指定したチェックを免除し、合格しなくても続行します: network、swap、memory-lock、removable、weak-password、firmware、attestation、records、words
help-option-yes = 通常の確認に「はい」と答えます
help-option-dry-run = 書き込まれる内容を表示するだけで、何も書き込みません
help-option-server-promoted = マスター シークレット サーバーにするサーバーの名前、またはクラスターのネットワーク名
help-option-out = 書き込む新しいファイル
help-option-practice-to = 書き込む新しいファイル: native:FILE または reg:FILE
help-option-check = この更新ファイルを、マスター シークレット サーバー以外で実行できるかどうか確認します
help-option-format = text または html (既定値: text)
help-option-product = biztalk または his (Host Integration Server) (既定値: 両方)
help-option-sso-dir = サーバー上の ENTSSO のツールのフォルダー (通常と異なる場合)
help-option-dir = 組み込みのものの代わりに使うテスト ベクトルのフォルダー
help-option-tokens = スマート カードのテスト ベクトルだけを、vectors/token のスマート カードをリーダーに挿入した状態で実行します (vectors/README.md を参照)
help-option-attestation-root = カード製造元のルート証明書 (PEM)。鍵がカード内で生成されたことを各カードに証明させます
help-option-slot = シェアを封印する鍵のスロット (82 ～ 95)。スマート カードに複数の鍵がある場合に指定します。SERIAL= を付けると、そのカードだけに適用されます
help-option-object = スマート カード上でシェアを保存するデータ オブジェクト (5FC10D ～ 5FC120、既定値: 番号が最も大きい空きデータ オブジェクト)。SERIAL= を付けると、そのカードだけに適用されます
help-option-envelope = 長いペイロードのエンベロープを置く追加の場所。スマート カード上のシェアの横には、エンベロープを置けません
help-option-envelope-there = 長いペイロードのエンベロープがこれらのシェアの横にない場合の、その場所

help-heading-examples = 例:

help-generate-example = 3 人の保持者のうち 2 人で、新しいシークレットを復元できます。メディアは順番に挿入します。
help-generate-example-rehearsal = 1 台のディスクの 3 つのフォルダーでリハーサルを行います。
help-backup-example-live = マスター シークレット サーバーで、レジストリの内容を預託します。
help-backup-example-native = ssoconfig -backupSecret が書き出したファイルを、そのパスワードとともに預託します。
help-restore-example-live = 復元先のサーバー自体で、クォーラムの保持者がメディアやスマート カードを挿入し、そのレジストリの SSOSS を書き込みます。その後、ENTSSO を再起動します。
help-restore-example-reg = 登録ファイルをメモリに書き込みます。このファイルのシークレットは暗号化されていません。
help-inspect-example = メディアにあるシェアの保持者とセットを表示します。
help-inspect-example-machine = このコンピューターがセレモニーに適しているかどうかを表示します。
help-verify-example = 自分のシェアが壊れておらず、パスワードで開けることを確認します。
help-drill-example = クォーラムのシェアをメモリ上で結合し、シークレットを確認します。何も書き込みません。
help-reseal-example = メディアにあるシェアに新しいパスワードを設定します。
help-reseal-example-card = シェアをメディアからスマート カードに移します。
help-unseal-example = 封印を解いたシェアをメモリに書き込みます。このシェアは保護されません。
help-sets-example = 2 つのメディアと、挿入されているスマート カードにあるセットを表示します。
help-sets-example-msid = データベースに必要なセットのシェアがメディアにあるかどうかを表示します。
help-promote-example = 新しいマスター シークレット サーバーの更新ファイルを書き込みます。
help-promote-example-check = ssomanage -updatedb で実行する前に、更新ファイルを確認します。
help-practice-file-example = backup --rehearsal --from { $platform ->
        [windows] native:E:\practice.bak
       *[linux] native:/media/usb/practice.bak
    } でリハーサルするための練習用ファイルを書き込みます。
help-runbook-example-list = 手順の一覧を表示します。
help-runbook-example = 復元の手順を、印刷用のページとして書き込みます。
help-completions-example = { $platform ->
        [windows] 自分用に補完をインストールします (PowerShell)。
       *[linux] このコンピューターのすべてのユーザーに補完をインストールします。
    }
help-man-example = コマンドのマニュアル ページを表示します。
help-token-provision-example = 挿入されている YubiKey を Anna のために準備し、証明書を保存します。
help-token-inspect-example = スマート カードが PIN なしで示す情報をすべて表示します。

help-man = マニュアル ページ、またはすべてのオプションのリファレンスを出力します
help-argument-command = コマンド (省略すると sso-escrow 自体のページを出力します)
help-option-man-format = man 用の roff、またはリファレンス用の markdown (既定値: roff)

man-heading-name = 名前
man-heading-synopsis = 書式
man-heading-description = 説明
man-heading-extra = 詳細
help-void = 使用してはならないセットのシェアを削除します
help-void-example = フォルダーのシェアと、これから挿入するメディアのシェアを削除します
help-option-records-run = 実施記録を書き込むフォルダー
help-option-finish = 保持者がシェアを開き、セットの単語を入力した後、未確定のシェアに最終的な名前を付けます (実施記録を失った場合の第 2 ラウンド)

help-transcript = セレモニーの実施記録を検証、表示し、事実を伏せたコピーを作成します
help-transcript-verify = 実施記録に問題がないかどうかを検証し、検証できない項目を示します
help-transcript-show = 報告書を表示します (監査人が最初に尋ねる項目の後に、すべての出来事)
help-transcript-withhold = 事実を伏せたコピーを書き込みます (実施記録の単語は変わりません)
help-transcript-verify-example = フォルダー内のすべての実施記録を、紙の単語を使って検証します。
help-transcript-show-example = 報告書を、印刷用のページとして書き込みます。
help-transcript-withhold-example = 名前、保管場所、シリアル番号を含まないコピーを書き込みます。
help-argument-transcript = 実施記録のファイル
help-argument-transcripts = 実施記録のファイル、またはそれを含むフォルダー
help-option-words = 紙に書かれた 12 個の英単語 (引用符で囲みます)。どの出来事と一致するかを示します
help-option-plan = セレモニーの計画。その SHA-256 のすべてが実施記録と一致しなければなりません
help-option-expect-signer = 保持者と、その控えにある 8 個の署名者の単語 (英単語)。署名はこの鍵によるものでなければなりません
help-option-attestation-root-signed = カード製造元のルート証明書 (PEM)。署名がスマート カードによるものであることをこれで確認します
help-option-html = ほかのファイルを必要としない HTML ページとして出力します
help-option-above = このレベルより上の事実を伏せます (public または restricted)
