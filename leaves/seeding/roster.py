"""The people and places of the demo company."""

from dataclasses import dataclass

from users.constants import ExemptType, Role

LOGINS = ("admin", "hr", "manager", "employee")


@dataclass(frozen=True, slots=True)
class Site:
    name: str
    timezone: str
    country: str  # ISO 3166, as the `holidays` package names it


@dataclass(frozen=True, slots=True)
class Team:
    """A department; without a site it is one of the company as a whole."""

    name: str
    site: str | None = None
    manager: str | None = None


@dataclass(frozen=True, slots=True)
class Company:
    name: str
    domain: str
    sites: tuple[Site, ...]
    teams: tuple[Team, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """`key` is the part of the e-mail before the @; `months` says how long ago they joined."""

    key: str
    first_name: str
    last_name: str
    team: str
    site: str
    months: int
    approver: str | None
    role: Role = Role.EMPLOYEE
    exempt_type: ExemptType = ExemptType.EXEMPT


HCM, BKK, MNL, SIN = "Ho Chi Minh City", "Bangkok", "Manila", "Singapore"

ACME = Company(
    name="Acme Corporation",
    domain="acme.example",
    sites=(
        Site(HCM, "Asia/Ho_Chi_Minh", "VN"),
        Site(BKK, "Asia/Bangkok", "TH"),
        Site(MNL, "Asia/Manila", "PH"),
    ),
    teams=(
        Team("Leadership"),
        Team("People & Culture"),
        Team("Engineering", HCM, "manager"),
        Team("Product & Design", HCM, "ngoc.phan"),
        Team("Finance", HCM, "phuc.vo"),
        Team("Sales", BKK, "kittisak.wongsawat"),
        Team("Customer Success", BKK, "wanida.jaidee"),
        Team("Support", MNL, "jose.reyes"),
        Team("Marketing", MNL, "isabel.garcia"),
    ),
)
BOREALIS = Company(
    name="Borealis Logistics",
    domain="borealis.example",
    sites=(Site(SIN, "Asia/Singapore", "SG"),),
    teams=(Team("Operations", SIN, "wei.tan"), Team("Back Office", SIN)),
)
COMPANIES = (ACME, BOREALIS)

MANAGER, HR, ADMIN = Role.MANAGER, Role.HR, Role.ADMIN
HOURLY = ExemptType.NON_EXEMPT
LEAD = "admin"
SUCCESS = "Customer Success"
KITTISAK, WANIDA = "kittisak.wongsawat", "wanida.jaidee"
JOSE, ISABEL = "jose.reyes", "isabel.garcia"

# Whoever approves for others comes first, so that their account exists when it is named.
ACME_PEOPLE = (
    Person("admin", "Thảo", "Nguyễn", "Leadership", HCM, 205, None, ADMIN),
    Person("hr", "Maria", "Santos", "People & Culture", MNL, 98, LEAD, HR),
    Person("siriporn.chaiyasit", "Siriporn", "Chaiyasit", "People & Culture", BKK, 41, "hr", HR),
    Person("manager", "Minh", "Trần", "Engineering", HCM, 131, LEAD, MANAGER),
    Person("ngoc.phan", "Ngọc", "Phan", "Product & Design", HCM, 89, LEAD, MANAGER),
    Person("phuc.vo", "Phúc", "Võ", "Finance", HCM, 166, LEAD, MANAGER),
    Person("kittisak.wongsawat", "Kittisak", "Wongsawat", "Sales", BKK, 149, LEAD, MANAGER),
    Person("wanida.jaidee", "Wanida", "Jaidee", SUCCESS, BKK, 77, LEAD, MANAGER),
    Person("jose.reyes", "Jose", "Reyes", "Support", MNL, 112, LEAD, MANAGER),
    Person("isabel.garcia", "Isabel", "Garcia", "Marketing", MNL, 64, LEAD, MANAGER),
    Person("employee", "Lan", "Phạm", "Engineering", HCM, 43, "manager"),
    Person("quang.le", "Quang", "Lê", "Engineering", HCM, 152, "manager"),
    Person("huong.vu", "Hương", "Vũ", "Engineering", HCM, 68, "manager"),
    Person("duy.dang", "Duy", "Đặng", "Engineering", HCM, 29, "manager"),
    Person("trang.bui", "Trang", "Bùi", "Engineering", HCM, 85, "manager"),
    Person("khoa.hoang", "Khoa", "Hoàng", "Engineering", HCM, 210, "manager"),
    Person("mai.do", "Mai", "Đỗ", "Engineering", HCM, 7, "manager"),
    Person("tuan.ngo", "Tuấn", "Ngô", "Engineering", HCM, 17, "manager"),
    Person("bao.huynh", "Bảo", "Huỳnh", "Product & Design", HCM, 55, "ngoc.phan"),
    Person("yen.duong", "Yến", "Dương", "Product & Design", HCM, 4, "ngoc.phan"),
    Person("hai.ly", "Hải", "Lý", "Product & Design", HCM, 33, "ngoc.phan"),
    # Finance has no assigned approver: the turn is that of the department's manager.
    Person("thu.dinh", "Thu", "Đinh", "Finance", HCM, 121, None),
    Person("nam.trinh", "Nam", "Trịnh", "Finance", HCM, 14, None, exempt_type=HOURLY),
    Person("anong.srisai", "Anong", "Srisai", "Sales", BKK, 70, KITTISAK),
    Person("chaiwat.boonmee", "Chaiwat", "Boonmee", "Sales", BKK, 25, KITTISAK),
    Person("pim.rattanakul", "Pimchanok", "Rattanakul", "Sales", BKK, 9, KITTISAK),
    Person("somchai.thongdee", "Somchai", "Thongdee", "Sales", BKK, 187, KITTISAK),
    Person("thanakorn.phromma", "Thanakorn", "Phromma", SUCCESS, BKK, 38, WANIDA),
    Person("kanya.saetang", "Kanya", "Saetang", SUCCESS, BKK, 20, WANIDA),
    Person("prasert.inthanon", "Prasert", "Inthanon", SUCCESS, BKK, 104, WANIDA),
    Person("angelica.cruz", "Angelica", "Cruz", "Support", MNL, 47, JOSE),
    Person("mark.villanueva", "Mark", "Villanueva", "Support", MNL, 12, JOSE, exempt_type=HOURLY),
    Person("kristine.bautista", "Kristine", "Bautista", "Support", MNL, 81, JOSE),
    Person("paolo.mendoza", "Paolo", "Mendoza", "Support", MNL, 31, JOSE, exempt_type=HOURLY),
    Person("jasmine.ramos", "Jasmine", "Ramos", "Support", MNL, 2, JOSE, exempt_type=HOURLY),
    Person("carlo.aquino", "Carlo", "Aquino", "Support", MNL, 59, JOSE),
    Person("miguel.torres", "Miguel", "Torres", "Marketing", MNL, 51, ISABEL),
    Person("bianca.flores", "Bianca", "Flores", "Marketing", MNL, 22, ISABEL),
    Person("rafael.domingo", "Rafael", "Domingo", "Marketing", MNL, 94, ISABEL),
)  # fmt: skip
BOREALIS_PEOPLE = (
    Person("mei.lim", "Mei", "Lim", "Back Office", SIN, 73, None, HR),
    Person("wei.tan", "Wei", "Tan", "Operations", SIN, 99, "mei.lim", MANAGER),
    Person("aisha.rahman", "Aisha", "Rahman", "Operations", SIN, 36, "wei.tan"),
    Person("arjun.nair", "Arjun", "Nair", "Operations", SIN, 18, "wei.tan"),
    Person("grace.ong", "Grace", "Ong", "Back Office", SIN, 5, "mei.lim"),
)
PEOPLE = {ACME: ACME_PEOPLE, BOREALIS: BOREALIS_PEOPLE}

# Has signed up with the company's domain and not chosen a place yet.
NEWCOMER = ("vy.lam", "Vy", "Lâm")
