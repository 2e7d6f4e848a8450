-- The two calendars every office starts from. `office`: working hours, with each day off and each
-- worked Saturday of 2024-2026 and the notice that announced it. Of 2027 only what the law fixes
-- is there (Tết and the second day of 02/9 were not announced when this was written): the year is
-- marked as incomplete, and an administrator adds the rest as a new version. `always`: never closes, for urgent ones.
-- An office that has a version of a calendar keeps it.
INSERT INTO calendar (code, name) VALUES
  ('office', 'Giờ hành chính'),
  ('always', 'Liên tục, cả ngày nghỉ')
ON CONFLICT (code) DO NOTHING;

INSERT INTO calendar_version (calendar_code, version, definition, note, created_at)
SELECT 'office', 1, $json${
  "timeZone": "Asia/Ho_Chi_Minh",
  "week": {
    "mon": ["07:30-11:30", "13:00-17:00"],
    "tue": ["07:30-11:30", "13:00-17:00"],
    "wed": ["07:30-11:30", "13:00-17:00"],
    "thu": ["07:30-11:30", "13:00-17:00"],
    "fri": ["07:30-11:30", "13:00-17:00"]
  },
  "closed": [
    "2024-01-01", "2024-02-08", "2024-02-09", "2024-02-12", "2024-02-13", "2024-02-14",
    "2024-04-18", "2024-04-29", "2024-04-30", "2024-05-01", "2024-09-02", "2024-09-03",
    "2025-01-01", "2025-01-27", "2025-01-28", "2025-01-29", "2025-01-30", "2025-01-31",
    "2025-04-07", "2025-04-30", "2025-05-01", "2025-05-02", "2025-09-01", "2025-09-02",
    "2026-01-01", "2026-01-02", "2026-02-16", "2026-02-17", "2026-02-18", "2026-02-19",
    "2026-02-20", "2026-04-27", "2026-04-30", "2026-05-01", "2026-08-31", "2026-09-01",
    "2026-09-02", "2026-11-24",
    "2027-01-01", "2027-04-16", "2027-04-30", "2027-05-03", "2027-09-02", "2027-11-24"
  ],
  "special": {
    "2024-05-04": ["07:30-11:30", "13:00-17:00"],
    "2025-04-26": ["07:30-11:30", "13:00-17:00"],
    "2026-01-10": ["07:30-11:30", "13:00-17:00"],
    "2026-08-22": ["07:30-11:30", "13:00-17:00"]
  },
  "notices": {
    "2024-01-01": "Tết Dương lịch: Điều 112 Bộ luật Lao động 2019",
    "2024-02-08": "Tết Giáp Thìn: Thông báo 5015/TB-LĐTBXH",
    "2024-02-09": "Tết Giáp Thìn: Thông báo 5015/TB-LĐTBXH",
    "2024-02-12": "Tết Giáp Thìn: Thông báo 5015/TB-LĐTBXH",
    "2024-02-13": "Tết Giáp Thìn: Thông báo 5015/TB-LĐTBXH",
    "2024-02-14": "Tết Giáp Thìn: Thông báo 5015/TB-LĐTBXH",
    "2024-04-18": "Giỗ Tổ Hùng Vương: Điều 112 Bộ luật Lao động 2019",
    "2024-04-29": "Nghỉ hoán đổi, làm bù 04/5/2024: Công văn 2450/VPCP-KGVX ngày 12/4/2024, Thông báo 1570/TB-LĐTBXH",
    "2024-04-30": "Ngày Chiến thắng: Điều 112 Bộ luật Lao động 2019",
    "2024-05-01": "Ngày Quốc tế lao động: Điều 112 Bộ luật Lao động 2019",
    "2024-05-04": "Làm bù cho 29/4/2024: Thông báo 1570/TB-LĐTBXH",
    "2024-09-02": "Quốc khánh: Thông báo 5015/TB-LĐTBXH",
    "2024-09-03": "Quốc khánh: Thông báo 5015/TB-LĐTBXH",
    "2025-01-01": "Tết Dương lịch: Điều 112 Bộ luật Lao động 2019",
    "2025-01-27": "Tết Ất Tỵ: Thông báo 6150/TB-BLĐTBXH",
    "2025-01-28": "Tết Ất Tỵ: Thông báo 6150/TB-BLĐTBXH",
    "2025-01-29": "Tết Ất Tỵ: Thông báo 6150/TB-BLĐTBXH",
    "2025-01-30": "Tết Ất Tỵ: Thông báo 6150/TB-BLĐTBXH",
    "2025-01-31": "Tết Ất Tỵ: Thông báo 6150/TB-BLĐTBXH",
    "2025-04-07": "Giỗ Tổ Hùng Vương: Điều 112 Bộ luật Lao động 2019",
    "2025-04-26": "Làm bù cho 02/5/2025: Thông báo 6150/TB-BLĐTBXH",
    "2025-04-30": "Ngày Chiến thắng: Điều 112 Bộ luật Lao động 2019",
    "2025-05-01": "Ngày Quốc tế lao động: Điều 112 Bộ luật Lao động 2019",
    "2025-05-02": "Nghỉ hoán đổi, làm bù 26/4/2025: Thông báo 6150/TB-BLĐTBXH",
    "2025-09-01": "Quốc khánh: Thông báo 6150/TB-BLĐTBXH",
    "2025-09-02": "Quốc khánh: Thông báo 6150/TB-BLĐTBXH",
    "2026-01-01": "Tết Dương lịch: Điều 112 Bộ luật Lao động 2019",
    "2026-01-02": "Nghỉ hoán đổi, làm bù 10/01/2026: Công văn 12729/VPCP-KGVX",
    "2026-01-10": "Làm bù cho 02/01/2026: Công văn 12729/VPCP-KGVX",
    "2026-02-16": "Tết Bính Ngọ: Thông báo 9441/TB-BNV ngày 16/10/2025",
    "2026-02-17": "Tết Bính Ngọ: Thông báo 9441/TB-BNV ngày 16/10/2025",
    "2026-02-18": "Tết Bính Ngọ: Thông báo 9441/TB-BNV ngày 16/10/2025",
    "2026-02-19": "Tết Bính Ngọ: Thông báo 9441/TB-BNV ngày 16/10/2025",
    "2026-02-20": "Tết Bính Ngọ: Thông báo 9441/TB-BNV ngày 16/10/2025",
    "2026-04-27": "Nghỉ bù Giỗ Tổ Hùng Vương (Chủ nhật 26/4): khoản 3 Điều 111 Bộ luật Lao động 2019, Công văn 3383/BNV-CVL",
    "2026-04-30": "Ngày Chiến thắng: Điều 112 Bộ luật Lao động 2019",
    "2026-05-01": "Ngày Quốc tế lao động: Điều 112 Bộ luật Lao động 2019",
    "2026-08-22": "Làm bù cho 31/8/2026: Thông báo 9441/TB-BNV ngày 16/10/2025",
    "2026-08-31": "Nghỉ hoán đổi, làm bù 22/8/2026: Thông báo 9441/TB-BNV ngày 16/10/2025",
    "2026-09-01": "Quốc khánh: Thông báo 9441/TB-BNV ngày 16/10/2025",
    "2026-09-02": "Quốc khánh: Thông báo 9441/TB-BNV ngày 16/10/2025",
    "2026-11-24": "Ngày Văn hóa Việt Nam: Điều 2 Nghị quyết 28/2026/QH16",
    "2027-01-01": "Tết Dương lịch: Điều 112 Bộ luật Lao động 2019",
    "2027-04-16": "Giỗ Tổ Hùng Vương: Điều 112 Bộ luật Lao động 2019",
    "2027-04-30": "Ngày Chiến thắng: Điều 112 Bộ luật Lao động 2019",
    "2027-05-03": "Nghỉ bù Ngày Quốc tế lao động (thứ Bảy 01/5): khoản 3 Điều 111 Bộ luật Lao động 2019",
    "2027-09-02": "Quốc khánh: Điều 112 Bộ luật Lao động 2019",
    "2027-11-24": "Ngày Văn hóa Việt Nam: Điều 2 Nghị quyết 28/2026/QH16"
  },
  "incomplete": [2027]
}$json$::jsonb,
  'Ngày nghỉ, ngày làm bù 2024-2026 theo thông báo; năm 2027 chưa đủ', now()
WHERE NOT EXISTS (SELECT FROM calendar_version WHERE calendar_code = 'office');

INSERT INTO calendar_version (calendar_code, version, definition, note, created_at)
SELECT 'always', 1, $json${
  "timeZone": "Asia/Ho_Chi_Minh",
  "week": {
    "mon": ["00:00-24:00"],
    "tue": ["00:00-24:00"],
    "wed": ["00:00-24:00"],
    "thu": ["00:00-24:00"],
    "fri": ["00:00-24:00"],
    "sat": ["00:00-24:00"],
    "sun": ["00:00-24:00"]
  },
  "closed": [],
  "special": {},
  "notices": {}
}$json$::jsonb, 'Phản ánh khẩn: tính cả đêm, ngày nghỉ, ngày lễ', now()
WHERE NOT EXISTS (SELECT FROM calendar_version WHERE calendar_code = 'always');
