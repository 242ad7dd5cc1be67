// What people read on forms, by meaning, in about forty languages. One line holds related languages, terms between bars. A term is
// met at the start of a word ("anmeld" meets "Anmelden"); "=" before it asks for the whole word. Scripts without spaces match anywhere.

const TERMS = {
  login: `log in|login|logon|log on|sign in|signin|log me in|sign on|logga in|logg inn|log ind|log pa|innskra|kirjaudu|inloggen|aanmelden|=log|=logar|=auth
    |anmeld|einlogg|log dich ein|melde dich an|connexion|connecte|connectez|identifie|acced|inicia|iniciar ses|inicie ses|ingres|entrar|entra|entre|acess|logue|autentic|autentific|conecta|intra in
    |saioa hasi|zalogu|logowan|prihlas|prijav|bejelentkez|belep|prisijung|pieslegt|ieiet|sisselog|logi sisse|giris|oturum ac|kyçu|hyr|daxil ol|kirish|đăng nhập|masuk|log masuk|mag-log|mag log|ingia
    |войти|вход|войд|авториз|увійти|увійд|вхід|влез|влиз|найав|најав|пријав|уваход|кіру|нэвтрэх|είσοδος|σύνδεση|συνδεθ|εισοδος|შესვლა|մուտք
    |登录|登錄|登入|登陆|ログイン|サインイン|로그인|تسجيل الدخول|دخول|ورود|داخل ہو|לוגין|כניסה|התחבר|להתחבר|เข้าสู่ระบบ|ลงชื่อเข้า|लॉग इन|लॉगइन|साइन इन|প্রবেশ|লগ ইন|உள்நுழை|లాగిన్|ចូល`,
  signup: `sign up|signup|register|registration|create account|create an|create your|create a|create my|creating|new account|join|get started|enroll|open an account|new user|new customer|start free|become a member|subscribe now|try it free|try free
    |registrier|regist|konto erstell|neues konto|neukunde|konto anlegen|inscri|creer|cree un|nouveau client|nouveau compte|crear|crea |crea|alta |nueva cuenta|nuevo usuario|criar|crie|cadastr|nova conta|iscri|nuovo account|nuovo cliente|inregistr|cont nou|skapa|registrer|opprett|opret|bli medlem|luo til|rekister|nyskra
    |zarejestr|rejestr|zaloz|utworz|zaregistr|vytvor|registruj|regisztr|registruot|sukurti|registreeri|loo konto|izveidot|kayit|kaydol|hesap olustur|uye ol|đăng ký|dang ky|tạo tài|daftar|buat akun|aanmaken|nieuw account|nieuwe klant|erregistr|ustvari|napravi
    |регистр|зарегистр|создать|зареєстр|реєстр|створит|εγγραφ|δημιουργ|რეგისტრ|գրանց
    |注册|註冊|新規|会員登録|登録する|アカウントを作成|アカウント作成|회원가입|가입|إنشاء|انشاء|حساب جديد|اشتراك|ثبت نام|ثبتنام|عضویت|ساخت حساب|הרשמ|הירשם|สมัคร|ลงทะเบียน|रजिस्टर|पंजीकर|साइन अप|নিবন্ধন|பதிவு`,
  identifier: `username|user name|userid|user id|user|login id|login|logon|member id|memberid|member|account|customer|client|nickname|nick|screen name|=id|identif|ident|=usr|=usu|=uid|=acct|=logid|=netid|=nid|card number|student|employee|document|=dni|=nie|=rut
    |benutz|nutzer|kunden|kennung|anmeldename|utilisat|usuari|usuario|cliente|=utente|nome utente|gebruik|anvand|bruker|bruger|kaytt|tunnus|uzytkow|uzivat|pouzivat|felhaszn|korisni|uporab|utilizator|kullanic|vartotoj|lietotaj|kasutaj|perdorues|tên|tai khoan|tài khoản|pengguna|notand|erabiltzaile
    |логин|пользоват|имя|користув|логін|потребител|корисни|χρηστη|ονομα χρη|მომხმარებ|օգտ
    |用户|用戶|账号|帳號|帐号|賬號|账户|帳戶|会員|ユーザー|ユーザ|ログインid|아이디|사용자|اسم المستخدم|المستخدم|نام کاربری|کاربر|צרינו|שם משתמש|משתמש|ชื่อผู้ใช้|ผู้ใช้|यूज़र|उपयोगकर्ता|ব্যবহারকারী|பயனர்`,
  email: `email|e mail|mail|=eml|correo|courriel|correu|epost|e post|sahkoposti|s-posti|=posta|eposta|e posta|el pastas|pastas|imejl|tolvupost|imel|почт|пошт|имейл|ηλεκτρον|ელ ფოსტა|邮箱|郵箱|邮件|電子郵件|メール|이메일|البريد|ایمیل|رایانامه|דואר|אימייל|อีเมล|ईमेल|ইমেইল|மின்னஞ்சல்`,
  phone: `phone|mobile|=tel|=cell|msisdn|telefon|handy|portable|telef|telemovel|celular|movil|cellulare|gsm|телефон|тел|моб|τηλεφων|κινητο|手机|手機|电话|電話|携帯|휴대폰|전화|الهاتف|جوال|موبایل|همراه|טלפון|נייד|โทรศัพท์|เบอร์|मोबाइल|फ़ोन|điện thoại|telepon|hp`,
  password: `passw|=pass|=pwd|=psw|=pswd|=pw|passcode|passphrase|kennwort|mot de passe|=mdp|contrase|clave|senha|palavra|contraseny|parola|parole|wachtwoord|losenord|salasana|adgangskode|haslo|heslo|jelszo|lozink|geslo|sifre|slaptazod|parool|fjalekalim|mật khẩu|mat khau|kata sandi|kata laluan|lykilord|pasahitz
    |парол|κωδικ|პაროლ|գաղտն|密码|密碼|パスワード|暗証|비밀번호|كلمة المرور|كلمة السر|رمز عبور|گذرواژه|סיסמ|รหัสผ่าน|पासवर्ड|পাসওয়ার্ড|கடவுச்சொல்|ពាក្យសម្ងាត់`,
  forgot: `forgot|forget|lost your|lost pass|lost my|recover|can t log|can t sign|cannot log|trouble|need help|having problem|retrieve|don t remember|reset pass|reset your pass|remind
    |vergess|oubli|perdu|olvid|perdi|recuper|esquec|dimentic|smarrit|oblid|vergeten|glomt|glemt|unohtu|zapomn|zapomen|nie pamiet|zabud|elfelejt|zaborav|pozabl|uitat|unuttu|pamirs|aizmirs|unusta|harro|quên|lupa|gleymt|ahaztu
    |забыл|вспомнить|восстанов|забул|забрав|заборав|ξεχασ|υπενθυμ|დაგავიწყ|忘记|忘記|找回|忘れ|찾기|잊으|نسيت|فراموش|بازیابی|שכח|ลืม|भूल|ভুলে|மறந்`,
  remember: `remember|keep me|stay signed|stay logged|=rememberme|angemeldet bleiben|merken|se souvenir|rester connect|garder|recorda|recuerda|recordar|manter|lembrar|mantenme|mantener|ricorda|resta conn|onthoud|ingelogd blijv|blijf aang|kom ihag|hall mig|husk|forbli|muista|pysy|zapamiet|nie wylogow|zapamat|pamataj|neodhlas|emlek|zapamti|upamti|beni hatirla|oturumu acik|prisiminti|atceret|ghi nhớ|ingat|tetap masuk|tine minte
    |запомн|чужой|не выход|запамят|запомни|θυμη|记住|記住|自动登录|自動登入|保持登|保存|次回から|自動ログイン|ログインしたまま|저장|로그인 상태|자동로그인|تذكر|مرا به خاطر|به خاطر|זכור|จดจำ|จำฉัน|याद रख|মনে রাখ`,
  renew: `new|confirm|repeat|retype|re enter|reenter|re type|again|verify|conf|choose|change|second|=re|=2|=r
    |neu|wiederhol|bestatig|nouveau|confirmez|repet|ressais|nuev|repit|novo|nova|nuov|ripet|conferm|nieuw|herhaal|bevestig|ny |nytt|bekraft|gjenta|gentag|uusi|vahvista|nowe|powtorz|potwierd|nove|zopak|znovu|potvrd|uj jelszo|megeros|ismet|yeni|tekrar|nou|repeta|naujas|patvirt|mới|nhập lại|xác nhận|baru|konfirmasi|ulangi
    |нов|повтор|подтверд|підтверд|още веднъж|νεο|επιβεβ|επαναλ|确认|確認|新密码|重复|再次|新しい|再入力|もう一度|새|확인|تأكيد|تاكيد|جديد|إعادة|تکرار|تایید|جدید|אימות|חדש|ยืนยัน|ใหม่|पुष्टि|नया`,
  reset: `reset|recover|send|delete|remove|loschen|supprimer|eliminar|elimina|удал|删除|削除|삭제|حذف|מחק|forgot|restore|retrieve|change|update|save|zurucksetz|andern|speichern|senden|reinitialis|envoyer|modifier|enregistrer|restablecer|cambiar|enviar|guardar|redefinir|alterar|salvar|reimposta|invia|salva|cambia|herstel|wijzig|verzend|opslaan|aterstall|skicka|spara|tilbakestill|send|palauta|zresetuj|zmien|wyslij|zapisz|obnovit|odeslat|zmenit|ulozit|visszaall|kuldes|sifirla|gonder|degistir|kaydet|đặt lại|gửi|kirim|atur ulang
    |сброс|восстан|отправ|измен|сохран|сменить|відправ|змінити|зберегти|επαναφορ|αποστολη|αποθηκ|重置|重設|发送|送信|変更|保存|修改|재설정|변경|إرسال|ارسال|تغيير|استعادة|تغییر|ذخیره|שלח|איפוס|รีเซ็ต|ส่ง|เปลี่ยน|भेजें|रीसेट|बदलें`,
  search: `search|=find|=q|query|keyword|zip code|such|=recherche|recherch|busca|buscar|cerca|pesquis|procur|zoek|=sok|hae|=szukaj|szukaj|hledat|hlad|keres|caut|=ara|arama|iesk|mekle|otsi|tìm|=cari|поиск|найти|пошук|търс|αναζητ|搜索|搜尋|検索|검색|بحث|جستجو|חיפוש|ค้นหา|खोज|filter`,
  mailing: `newsletter|subscri|mailing|updates|notify|offers|deals|coupon|promo|waitlist|in touch|inbox|abonnier|abonn|suscri|boletin|inscrev|assin|promoz|nieuwsbrief|nyhet|uutiskir|odber|hirlevel|bulten|subskry|рассыл|подпис|розсил|ενημερωτ|订阅|訂閱|メルマガ|購読|뉴스레터|구독|النشرة|خبرنامه|ניוזלטר|จดหมายข่าว`,
  code: `captcha|=otp|=code|verif|one time|2fa|mfa|=pin|token|security code|auth code|coupon|promo|voucher|gift|sms|passcode|tan|validation code|einmal|prufcode|codigo|codice|kod|kood|код|κωδικος επ|验证码|驗證碼|校验码|確認コード|認証コード|画像|인증번호|رمز التحقق|کد امنیتی|کد تایید|کد|קוד|รหัสยืนยัน|answer|security question`,
  person: `first name|last name|firstname|lastname|=fname|=lname|full name|fullname|given|surname|family|middle|=your name|=name|birth|=dob|gender|=sex|address|street|city|=zip|postal|postcode|country|state|province|company|organi|job|title|age|vorname|nachname|geburt|strasse|=ort|plz|anrede|firma|prenom|=nom|naissance|adresse|ville|code postal|nombre|apellid|nacim|direcci|ciudad|=nome|sobrenome|nascim|cidade|cpf|cognome|nascita|indirizzo|citta|voornaam|achternaam|fornamn|efternamn|etunimi|sukunimi|imie|nazwisko|jmeno|prijmeni|keresztn|vezetekn|=ad|soyad|dogum|họ|ngày sinh|nama
    |фамил|отчеств|имя|рожд|адрес|город|ім я|прізв|ονομα|επωνυμ|姓名|真实姓名|生日|性别|地址|氏名|お名前|=姓|生年月日|住所|郵便|이름|생년|주소|الاسم|العنوان|الميلاد|نام خانوادگی|=نام|שם פרטי|שם משפחה|ชื่อ|นามสกุล|नाम`,
  payment: `=cc|cardnumber|cvv|cvc|csc|expir|expdate|mm yy|mm jj|iban|routing|billing|shipping|card holder|cardholder|name on card|kartennummer|karteninhaber|gultig bis|titulaire|date d exp|caducidad|vencim|validade|scadenza|data waz|skt|son kullanma|срок|cvv код|有効期限|有效期|卡号|カード番号|카드번호`,
  consent: `terms|agree|accept|privacy|consent|policy|i am over|18 years|agb|datenschutz|akzept|conditions|j accepte|confidential|terminos|acepto|privacidad|politica|aceito|termos|accetto|termini|voorwaarden|akkoord|villkor|godkan|vilkar|ehdot|regulamin|zgod|souhlas|podmin|felteteleket|elfogad|kosul|kabul|kvkk|соглас|услов|принима|погод|условия|οροι|αποδεχ|συμφων|同意|条款|協議|协议|利用規約|규약|약관|동의|أوافق|الشروط|قوانین|می پذیرم|תנאי|מסכי|ยอมรับ|ข้อตกลง|điều khoản|đồng ý|syarat|setuju`,
  message: `comment|message|subject|review|feedback|question|inquiry|enquiry|contact us|reply|kommentar|nachricht|betreff|commentaire|mensaje|coment|asunto|mensagem|messaggio|bericht|сообщен|комментар|тема|评论|留言|コメント|お問い合わせ|문의|댓글|تعليق|رسالة|نظر|پیام|תגובה`,
  proceed: `next|continue|proceed|weiter|fortfahren|suivant|continuer|siguiente|continuar|seguinte|avancar|avanti|prosegui|continua|volgende|verder|doorgaan|nasta|fortsatt|neste|naeste|seuraava|jatka|dalej|kontynuuj|dalsi|pokrac|tovabb|folytat|dalje|nadalj|inainte|ileri|devam|toliau|turpinat|edasi|tiếp|lanjut|berikut|далее|продолж|далі|продовж|напред|συνεχ|επομεν|下一步|继续|繼續|次へ|続|다음|계속|التالي|متابعة|ادامه|בעדי|המשך|הבא|ถัดไป|ดำเนิน|आगे|जारी|পরবর্তী`,
  plain: `submit|=go|=ok|=enter|=apply|=done|=save|valider|validar|conferma|bestatig|absenden|enviar|send|wyslij|potvrd|tamam|отправ|подтверд|надіслати|готово|送信|确定|確定|提交|送出|확인|تأكيد|تایید|אישור|שלח|ตกลง|ยืนยัน`,
  returning: `already|have an account|existing|returning|are you a member|bereits|schon|deja|ya tienes|ya eres|ya tengo|ya esta|ja tem|ja e |ja possui|ja sou|hai gia|sei gia|gia registr|al een|heb je al|har du redan|har du allerede|onko sinulla jo|masz juz|mas uz|uz mas|mar van|vec imate|aveti deja|ai deja|zaten|hesabin var|jau tur|đã có|sudah|уже|вже|вече|ηδη|已有|已经|既に|すでに|お持ちの方|이미|لديك حساب|بالفعل|قبلا|حساب دارید|כבר|มีบัญชี|पहले से`,
};

/** Lower case, without accents and vowel marks, Arabic letters in their Persian form. */
function fold(text) {
  const plain = text.toLowerCase().normalize('NFKD').replace(/[\u0300-\u036f\u064b-\u0652\u0640]/g, '').normalize('NFC');
  return plain.replace(/\u064a/g, '\u06cc').replace(/\u0643/g, '\u06a9').replace(/\u0131/g, 'i');
}

/** A text as folded words, with one space before and after each. */
function normalize(text) {
  return ' ' + fold(text).replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim() + ' ';
}

/** An identifier-like attribute ("txtUserName2") as words; terms of five letters and more are also met inside its words. */
function normalizeAttribute(text) {
  return normalize(text.replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2').replace(/(\p{L})(\d)/gu, '$1 $2'));
}

const SPACELESS = /[\u0e00-\u0e7f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;

/** All terms by their first two characters, so that a text is read once for all meanings. */
function indexTerms() {
  const index = new Map();
  const add = (name, words, inner, innerAttribute, onlyAttribute) => {
    const key = words.slice(0, 2), entry = { name, words, inner, innerAttribute, onlyAttribute }, same = index.get(key);
    if (same) same.push(entry);
    else index.set(key, [entry]);
  };
  for (const name in TERMS) {
    for (const term of fold(TERMS[name]).replaceAll('-', ' ').split('|')) {
      const whole = term.startsWith('='), words = (whole ? term.slice(1) : term).trim();
      add(name, whole ? words + ' ' : words, SPACELESS.test(words), !whole && words.length > 4, false);
      if (words.includes(' ')) add(name, words.replaceAll(' ', ''), false, true, true);
    }
  }
  return index;
}

let indexed = null; // made when a text is first read: on many pages none is

const READ = { text: new Map(), attribute: new Map() };

function read(text, kind) {
  indexed = indexed || indexTerms();
  const met = new Set(), inAttribute = kind === 'attribute';
  for (let i = 0; i < text.length - 1; i++) {
    const starts = text[i - 1] === ' ';
    for (const term of indexed.get(text.slice(i, i + 2)) || []) {
      if (term.onlyAttribute && !inAttribute) continue;
      const here = starts || term.inner || (inAttribute && term.innerAttribute);
      if (here && text.startsWith(term.words, i)) met.add(term.name);
    }
  }
  if (READ[kind].size > 4000) READ[kind].clear();
  READ[kind].set(text, met);
  return met;
}

/** The meanings that a text, or an attribute's words, carries. */
const saidBy = (text) => READ.text.get(text) || read(text, 'text');
const hintedBy = (words) => READ.attribute.get(words) || read(words, 'attribute');
const says = (name, text) => saidBy(text).has(name);
const hints = (name, words) => hintedBy(words).has(name);

const ENTRY = 'input, select, textarea';

const valueOf = getter(HTMLInputElement, 'value');
const shortText = (element, limit) => textOf(element).replace(/\s+/g, ' ').trim().slice(0, limit);

const controlOf = getter(HTMLLabelElement, 'control');
let labelsOf = new Map();

/** Reads all labels at once; element.labels walks the whole document for each field. */
function readLabels() {
  labelsOf = new Map();
  for (const label of deepQueryAll('label', document, 5000)) {
    const control = label instanceof HTMLLabelElement && controlOf(label);
    if (control) labelsOf.set(control, [...(labelsOf.get(control) || []), label].slice(0, 4));
  }
}

/** What the page shows beside a field to name it: its label, its own texts, else what stands just before it. */
function captionOf(element) {
  const parts = ['placeholder', 'aria-label', 'title', 'data-placeholder'].map((name) => attribute(element, name));
  for (const label of labelsOf.get(element) || []) parts.push(shortText(label, 100));
  const root = attribute(element, 'aria-labelledby') && element.getRootNode();
  for (const id of attribute(element, 'aria-labelledby').split(/\s+/).filter(Boolean).slice(0, 4)) {
    const named = root && query(root, '#' + CSS.escape(id))[0];
    if (named) parts.push(shortText(named, 100));
  }
  return parts.join(' ').trim() ? parts.join(' ') : textBefore(element);
}

function textBefore(element) {
  let node = element;
  for (let level = 0; node && level < 4; level++, node = parentAcross(node)) {
    let text = '';
    for (let back = previousOf(node), i = 0; back && i < 4 && !text; back = previousOf(back), i++) {
      if (nodeTypeOf(back) !== 1 && nodeTypeOf(back) !== 3) continue;
      if (nodeTypeOf(back) === 1 && (/^(script|style|select)$/.test(tagOf(back)) || query(back, ENTRY).length)) return '';
      text = shortText(back, 80);
    }
    if (text) return text;
  }
  return '';
}

function actionText(element) {
  const shown = tagOf(element) === 'input' ? valueOf(element) : shortText(element, 60);
  return shown || ['aria-label', 'title', 'alt', 'name', 'id', 'class'].map((name) => attribute(element, name)).join(' ');
}
