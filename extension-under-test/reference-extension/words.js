'use strict';

// The vocabulary: what login pages and their neighbours say, by meaning. Entries are separated by commas and compared after
// normalisation (text.js), so case and diacritics do not matter. A trailing * makes an entry a stem. Entries in scripts that
// do not separate words, or that glue articles to them, match anywhere. One line holds one language or language family.
globalThis.Onetap = {
  vocabulary: {
    login: `
      log in, login, log on, logon, log me in, sign in, signin, sign on, signon, sign me in, welcome back, access your account,
      returning customer, returning customers, registered customer, registered customers, registered users, existing customers,
      iniciar sesion, inicia sesion, inicio de sesion, entrar, ingresar, ingresa, ingreso, acceder, accede, acceso, identificate, identificarse,
      connexion, se connecter, connectez vous, me connecter, connecter, s identifier, identifiez vous, ouvrir une session,
      anmelden, anmeldung, einloggen, logge dich ein, melde dich an, jetzt anmelden,
      accedi, accesso, entra, effettua l accesso, autenticati, iniciar sessao, inicie sessao, acessar, acesso, aceder, fazer login,
      inloggen, aanmelden, meld je aan, zaloguj*, logowanie, prihlasit*, prihlaseni, prihlasenie, prihlaste,
      logga in, inloggning, log ind, log pa, logg inn, logg pa, innlogging, kirjaudu, kirjautu*,
      giris, giris yap, oturum ac, войти, вход, войдите, авториз*, увійти, вхід, авторизація, влез, влизане,
      σύνδεση, είσοδος, συνδεθείτε, تسجيل الدخول, دخول, ورود, התחבר, כניסה, लॉग इन, लॉगिन, साइन इन,
      เข้าสู่ระบบ, ลงชื่อเข้าใช้, đăng nhập, masuk, 登录, 登錄, 登入, 登陆, ログイン, サインイン, 로그인,
      autentificare, autentifica, conectare, intra in cont, logare, bejelentkez*, belépés, belépek, inicia la sessio, inicia sessio, accedeix, accedir`,
    signup: `
      sign up, signup, sign me up, register, registration, create account, create an account, create my account, create your account,
      create a new account, create new account, create a free account, new account, create profile, open an account, open account,
      join, join now, join us, get started, become a member, enroll*, enrol, enrolment, free trial, start trial, apply now,
      new customer, new customers, new user, new users, new member, registr*, crear cuenta, crear una cuenta, crea tu cuenta, crea una cuenta, unete, darse de alta,
      inscri*, s inscrire, creer un compte, creer mon compte, creez, creation de compte, nouveau client,
      registrier*, konto erstellen, konto anlegen, konto eroffnen, neues konto, mitglied werden, neukunde,
      registra*, iscriviti, iscrizione, crea account, crea un account, crea il tuo account, cadastr*, criar conta, criar uma conta, crie sua conta,
      registar*, registo, inscreva*, registreer*, registrer*, account aanmaken, maak een account, inschrijven, nieuw account,
      zarejestruj*, rejestrac*, utwórz konto, załóż konto, vytvořit účet, založit účet, zaregistr*, registrace, registrácia,
      skapa konto, bli medlem, opret konto, opret, bliv medlem, opprett konto, rekisteröi*, luo tili, liity,
      kayıt ol, üye ol, kaydol, hesap oluştur, üyelik, регистрац*, зарегистр*, создать аккаунт, создать учетную, реєстрац*, зареєстр*, створити акаунт,
      εγγραφή, δημιουργία λογαριασμού, إنشاء حساب, انشاء حساب, تسجيل جديد, سجل الآن, ثبت نام, عضویت, הרשמה, הירשם, הרשם, צור חשבון,
      साइन अप, पंजीकरण, खाता बनाएं, रजिस्टर, สมัคร, ลงทะเบียน, สร้างบัญชี, đăng ký, tạo tài khoản, daftar, buat akun, registrasi,
      注册, 註冊, 创建账, 建立帳, 加入会员, 加入會員, 新規登録, 会員登録, アカウント作成, アカウントを作成, 無料登録, 회원가입, 가입하기, 계정 만들기,
      înregistr*, creează cont, cont nou, regisztr*, fiók létrehozása, crea un compte`,
    reset: `
      forgot*, forget, reset*, recover*, lost password, lost your password, lost my password, retrieve, find your account, trouble signing in,
      cant sign in, can t sign in, can t log in, password help, olvid*, restablec*, recuper*, oubli*, reinitialis*, vergessen, zurucksetzen, passwort anfordern,
      dimentic*, reimposta*, ripristin*, esquec*, redefin*, vergeten, herstel*, zapomnia*, nie pamietam, przypomn*, odzysk*, resetuj,
      zapomn*, zapomenut*, obnov*, glömt, återställ*, glemt, nulstil*, tilbakestill*, unohd*, palauta, unuttum, sifirla, şifre sıfırla,
      забыли, забыл, восстанов*, напомнить, сброс*, забули, відновит*, відновл*, ξέχασ*, επαναφορά, نسيت, استعادة, إعادة تعيين, فراموش, بازیابی,
      שכחת, שכחתי, איפוס, שחזור, भूल, रीसेट, ลืม, รีเซ็ต, quên mật khẩu, đặt lại, lupa, atur ulang, 忘记, 忘記, 找回, 重置, 重設,
      忘れ, 再設定, リセット, 잊으, 비밀번호 찾기, 재설정, uitat, elfelejt*, visszaállít*, oblid*, restabl*`,
    newPassword: `
      new password, choose password, choose a password, choose your password, create password, create a password, change password, change your password,
      set password, set a password, update password, save password, nueva contrasena, nouveau mot de passe, neues passwort, neues kennwort, passwort ändern,
      cambiar contrasena, changer le mot de passe, nuova password, nova senha, nova palavra passe, nieuw wachtwoord, nowe hasło, nové heslo,
      nytt lösenord, ny adgangskode, nytt passord, uusi salasana, yeni şifre, yeni parola, новый пароль, сменить пароль, новий пароль,
      νέος κωδικός, كلمة مرور جديدة, رمز جدید, סיסמה חדשה, नया पासवर्ड, รหัสผ่านใหม่, mật khẩu mới, kata sandi baru, 新密码, 新密碼,
      新しいパスワード, 새 비밀번호, parola nouă, új jelszó, nova contrasenya`,
    confirm: `
      confirm*, repeat, retype, re type, re enter, reenter, verify password, password again, repet*, repit*, wiederhol*, bestätig*, conferm*, ripet*,
      herhaal*, bevestig*, powtórz*, potwierdź*, potvr*, zopak*, upprepa, bekräfta, gentag, bekræft, gjenta, bekreft, vahvista, toista, tekrar, onayla,
      повтор*, подтвер*, підтвер*, επιβεβαί*, تأكيد, تکرار, אימות סיסמה, पुष्टि, ยืนยันรหัส, xác nhận mật khẩu, nhập lại, konfirmasi, ulangi,
      确认密码, 確認密碼, 重复密码, 再次输入, パスワード確認, パスワードの確認, 確認用, 비밀번호 확인, megerősít*`,
    password: `
      password, passwort, passwd, pass, pwd, passcode, passphrase, pin, kennwort, contrasena, clave, mot de passe, senha, palavra passe, wachtwoord, hasło, heslo,
      lösenord, adgangskode, passord, salasana, şifre, parola, пароль, парола, κωδικός, κωδικός πρόσβασης, كلمة المرور, كلمة السر, رمز عبور, گذرواژه, סיסמה, סיסמא,
      पासवर्ड, รหัสผ่าน, mật khẩu, kata sandi, sandi, 密码, 密碼, パスワード, 비밀번호, 암호, jelszó, contrasenya`,
    identifier: `
      username, user name, user id, userid, identifier, user, usr, uid, login, login id, login name, logon, logonid, account name, account id, account number, account, member id, member number, customer number, screen name, nick,
      usuario, identifiant, utilisateur, benutzer*, nutzername, kundennummer, utente, utilizador, gebruiker*, użytkownik*, uživatel*, užívateľ*, användar*, brugernavn, brukernavn,
      käyttäjä*, kullanıcı*, логин, имя пользователя, користувач*, логін, όνομα χρήστη, اسم المستخدم, نام کاربری, שם משתמש, उपयोगकर्ता, यूज़र, ชื่อผู้ใช้,
      tên đăng nhập, tài khoản, tên người dùng, nama pengguna, 用户名, 用戶名, 账号, 帐号, 帳號, 賬號, 账户, 使用者, ユーザー, ログインid, 会員番号, 会員id, アカウント, 아이디, 사용자,
      utilizator*, felhasználó*, usuari, cpf, cnpj, dni, nie, nif, cedula, codice fiscale, rut`,
    contactPoint: `
      email, e mail, mail, emailaddress, correo, courriel, adresse electronique, posta, почта, пошта, eposta, sähköposti, ηλεκτρονικό ταχυδρομείο, البريد, ایمیل, דוא, אימייל, ईमेल, อีเมล, thư điện tử, surel,
      邮箱, 郵箱, 电子邮件, 電子郵件, メール, 이메일, phone, mobile, cell, tel, telefon*, telephone, movil, celular, téléphone, cellulare, telemovel, telefoon, puhelin,
      телефон, τηλέφωνο, الهاتف, موبایل, טלפון, मोबाइल, โทรศัพท์, điện thoại, ponsel, 手机, 手機, 電話, 电话, 전화, 휴대폰`,
    enter: `enter`,
    remember: `
      remember*, keep me, keep signed, stay signed, stay logged, save my user, recordar*, recuerd*, recordame, mantener*, souvenir, rester connecte*, memoriser, angemeldet bleiben, eingeloggt bleiben,
      merken, ricordami, ricorda, resta collegato, lembrar*, manter, onthoud*, ingelogd blijven, zapamiętaj*, nie wylogowuj, zapamatovat, pamatovat, zůstat přihlášen, kom ihåg, håll mig, husk*,
      muista, pysy kirjautuneena, beni hatırla, hatırla, запомнить, запомни, чужой компьютер, запам*, να με θυμ*, να παραμείνω, تذكرني, به خاطر, זכור, याद रखें, จดจำ, จำฉัน, ghi nhớ, nhớ mật khẩu,
      ingat saya, 记住, 記住, 保持登, 自动登录, 自動登入, ログインしたまま, ログイン状態, 자동 로그인, 로그인 상태, ține minte, emlékez*, recorda m`,
    terms: `
      terms, i agree, i accept, agree to, privacy policy, conditions, acepto, terminos, j accepte, agb, ich akzeptiere, datenschutz, accetto, aceito, termos, akkoord, voorwaarden,
      akceptuj*, regulamin, souhlas*, godkänner, accepterer, godtar, hyväksyn, kabul ediyorum, принимаю, согла*, погодж*, αποδέχομαι, أوافق, می پذیرم, אני מסכים, सहमत, ยอมรับ, đồng ý, setuju, 同意, 동의,
      sunt de acord, elfogad*, accepto`,
    subscribe: `
      newsletter*, subscri*, mailing list, sign up for, stay in the know, stay up to date, stay informed, keep me posted, get updates, email updates, notify me, latest news, exclusive offers, suscri*, boletin, abonn*, infolettre, lettre d information,
      assinar, subskry*, odběr, prenumerer*, nyhedsbrev, nyhetsbrev, uutiskirje*, tilaa, abone, bülten, подпис*, рассылк*, підпис*, розсилк*, ενημερωτικ*, النشرة, اشتراك, خبرنامه, ניוזלטר, דיוור,
      सदस्यता, न्यूज़लेटर, รับข่าวสาร, bản tin, theo dõi, berlangganan, buletin, 订阅, 訂閱, 电子报, 電子報, メルマガ, 購読, ニュースレター, 구독, 뉴스레터, abonare, abonează, feliratkoz*, hírlevél, subscriu*, butlletí`,
    search: `
      search*, find, query, q, keyword, keywords, buscar, busca, busqueda, recherch*, suche*, suchen, cerca, ricerca, pesquis*, zoek*, szukaj, wyszuk*, hledat, hledej, vyhled*, sök, søg, søk, haku, hae, ara, arama, поиск, искать, найти, пошук,
      αναζήτηση, بحث, جستجو, חיפוש, खोज, ค้นหา, tìm kiếm, cari, 搜索, 搜尋, 検索, 검색, căuta*, caută, keresés, cercar`,
    code: `
      otp, totp, one time, one time code, verification code, security code, access code, authentication code, authenticator, confirmation code, sms code, two factor, 2fa, mfa, two step, captcha, code, codigo, codice, bestätigungscode, tan, kod, kodu, код, κωδικός επαλήθευσης,
      رمز التحقق, کد, קוד, कोड, รหัสยืนยัน, mã xác, kode, 验证码, 驗證碼, 校验码, 動態密碼, 认证码, 認証コード, 確認コード, 画像認証, 인증번호, 보안문자, cod de verificare, kód, codi`,
    payment: `
      card number, cardnumber, credit card, cardholder, card holder, name on card, cvv, cvc, csc, expir*, expiry, iban, billing, payment, pay now, checkout, place order, tarjeta, carte bancaire, kreditkarte, carta di credito, cartao, karty, kortnummer, korttinumero,
      kart numarası, номер карты, номер картки, κάρτα, رقم البطاقة, شماره کارت, כרטיס אשראי, कार्ड, หมายเลขบัตร, số thẻ, kartu kredit, 卡号, 卡號, 信用卡, カード番号, 카드번호, coupon*, promo*, voucher, discount, gift card, gutschein*, rabatt*, cupon, cupom`,
    personal: `
      first name, firstname, fname, last name, lastname, lname, surname, full name, fullname, given name, family name, middle name, display name, your name, nickname, company, organi*, job title, birth*, dob, birthday, gender, age, ssn,
      address line, street address, home address, street, city, town, zip, zipcode, postal*, postcode, country, county, province, nombre, apellid*, fecha de nacimiento, ciudad, prenom, nom, nom de famille, naissance, ville, vorname, nachname, geburt*, strasse, plz, ort, firma,
      nome, cognome, nascita, sobrenome, nascimento, cidade, voornaam, achternaam, geboorte*, imię, nazwisko, urodzenia, jméno, příjmení, narození, förnamn, efternamn, fornavn, efternavn, etternavn, etunimi, sukunimi,
      ad, adı, soyad*, doğum, имя, фамил*, отчество, рождения, ім я, прізвище, народження, όνομα, επώνυμο, الاسم, نام خانوادگی, שם פרטי, שם משפחה, पूरा नाम, ชื่อจริง, นามสกุล, họ tên, họ và tên, ngày sinh, nama lengkap, nama depan,
      姓名, 昵称, 暱稱, 生日, 氏名, ニックネーム, お名前, 生年月日, 住所, 이름, 성명, 생년월일, prenume, nume, vezetéknév, keresztnév, születés*, nom complet, cognoms`,
    contact: `
      message, subject, comment, comments, feedback, contact us, enquiry, inquiry, get in touch, mensaje, asunto, nachricht, betreff, messaggio, mensagem, bericht, wiadomość, zpráva, meddelande, besked, viesti, mesaj, сообщение, повідомлення, μήνυμα, رسالة, پیام, הודעה, संदेश, ข้อความ, tin nhắn, pesan, 留言, お問い合わせ, 문의, üzenet, missatge`,
    next: `
      next, continue, proceed, siguiente, continuar, suivant, continuer, weiter, fortfahren, avanti, continua, seguinte, proximo, avancar, volgende, verder, doorgaan, dalej, kontynuuj, další, pokračovat, nästa, fortsätt, næste, fortsæt, neste, fortsett, seuraava, jatka,
      ileri, devam*, далее, продолжить, далі, продовжити, επόμενο, συνέχεια, التالي, متابعة, بعدی, ادامه, הבא, המשך, अगला, जारी, ถัดไป, ดำเนินการต่อ, tiếp tục, tiếp theo, lanjut*, berikutnya, 下一步, 继续, 繼續, 次へ, 続行, 続ける, 다음, 계속, înainte, continuă, tovább, következő, següent`,
    save: `
      save, save changes, update, apply changes, guardar, enregistrer, modifier, speichern, aktualisieren, salva, salvar, gravar, opslaan, zapisz, uložit, uložiť, spara, gem, lagre, tallenna, kaydet, güncelle,
      сохранить, зберегти, αποθήκευση, حفظ, ذخیره, שמור, שמירה, सहेजें, บันทึก, lưu, simpan, 保存, 儲存, 저장, salvează, mentés, desa`,
    haveAccount: `
      already have, already a member, already registered, already a customer, already on, have an account, ya tienes, deja un compte, deja inscrit, deja membre, bereits ein konto, bereits registriert, hai gia, ja tem, heb je al, al een account, masz juz konto, mate ucet, har du redan, har du allerede, onko sinulla jo,
      zaten, hesabın var mı, уже есть, уже зарегистр*, вже є, вже маєте, έχετε ήδη, لديك حساب, قبلا ثبت نام, כבר יש לך, पहले से, มีบัญชี, đã có tài khoản, sudah punya, 已有账, 已有帳, 已有账号, すでに, アカウントをお持ちの, 이미, ai deja, már van, ja tens`,
    brand: `google, facebook, apple, twitter, linkedin, github, gitlab, microsoft, vkontakte, weibo, wechat, qq, line, steam, discord, kakao, naver, yandex, passkey, sso, openid, qr`,
  },
};
