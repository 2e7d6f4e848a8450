-- People in every role; every name is invented. They can not sign in until the program has set a
-- password. Office-wide roles stand at the root (1). Whoever serves the ward also keeps the desk
-- of the commune before it (50-57). Those of the district of 2024 are inactive.
CREATE TEMPORARY TABLE staff ON COMMIT DROP AS
SELECT id, username, name, role, unit_ids
FROM (VALUES
  (1, 'quantri', 'Trương Bảo Khuê', 'administrator', '{1}'::bigint[]),
  (2, 'tongdai1', 'Lâm Thùy Ngân', 'operator', '{1}'),
  (3, 'tongdai2', 'Đoàn Gia Phát', 'operator', '{1}'),
  (4, 'tongdai3', 'Tạ Hồng Yến', 'operator', '{1}'),
  (5, 'motcua1', 'Kiều Diễm Trang', 'operator', '{1}'),
  (6, 'dieuphoi1', 'Hứa Minh Tường', 'dispatcher', '{1}'),
  (7, 'dieuphoi2', 'Quách Thu Sương', 'dispatcher', '{1}'),
  (8, 'congkhai1', 'Mai Khánh Vân', 'publisher', '{1}'),
  (9, 'congkhai2', 'Thái Quốc Bình', 'publisher', '{1}'),
  (10, 'lanhdao1', 'Lưu Vĩnh Thụy', 'leader', '{1}'),
  (11, 'lanhdao2', 'Giang Tố Nga', 'leader', '{1}'),
  (12, 'tonghop1', 'Phùng Nhật Lệ', 'reporting_officer', '{1}'),
  (13, 'hanche1', 'Âu Chấn Phong', 'restricted_officer', '{1}'),
  (14, 'hanche2', 'Tôn Mỹ Hạnh', 'restricted_officer', '{1}'),
  (15, 'giamsat1', 'Lương Đình Khải', 'auditor', '{1}'),
  (16, 'ctv1', 'Nghiêm Thanh Trúc', 'collaborator', '{100}'),
  (17, 'ctv2', 'Sơn Tấn Đạt', 'collaborator', '{140}'),

  (20, 'vp.ld', 'Vương Hải Đăng', 'head', '{101, 51}'),
  (21, 'vp.cv1', 'Từ Bích Ngà', 'officer', '{101, 51}'),
  (22, 'vp.cv2', 'Cao Trọng Ân', 'officer', '{101, 51}'),
  (23, 'kthtdt.ld', 'Đàm Quang Vũ', 'head', '{102, 52}'),
  (24, 'kthtdt.cv1', 'Văn Hoài Thương', 'officer', '{102, 52}'),
  (25, 'kthtdt.cv2', 'Tống Phước Hậu', 'officer', '{102, 52}'),
  (26, 'kthtdt.cv3', 'La Kim Chi', 'officer', '{102, 52}'),
  (27, 'vhxh.ld', 'Hà Ngọc Diệp', 'head', '{103, 53}'),
  (28, 'vhxh.cv1', 'Chu Tuấn Kiệt', 'officer', '{103, 53}'),
  (29, 'vhxh.cv2', 'Viên Lan Hương', 'officer', '{103, 53}'),
  (30, 'pvhcc.ld', 'Bành Thiên Phú', 'head', '{104, 54}'),
  (31, 'pvhcc.cv1', 'Đinh Thảo Vy', 'officer', '{104, 54}'),
  (32, 'pvhcc.cv2', 'Khổng Anh Tú', 'officer', '{104, 54}'),
  (33, 'ca.ld', 'Triệu Xuân Bách', 'head', '{105, 55}'),
  (34, 'ca.cv1', 'Nhan Thế Hiển', 'officer', '{105, 55}'),
  (35, 'ca.cv2', 'Mạc Duy Cường', 'officer', '{105, 55}'),
  (36, 'tyt.ld', 'Ông Thị Nhã', 'head', '{106, 56}'),
  (37, 'tyt.cv1', 'Doãn Phi Yến', 'officer', '{106, 56}'),
  (38, 'qs.ld', 'Tiêu Chí Kiên', 'head', '{107, 57}'),
  (39, 'qs.cv1', 'Thạch Văn Nam', 'officer', '{107, 57}'),

  (40, 'xuanbac.ld', 'Lục Thành Danh', 'head', '{110}'),
  (41, 'xuanbac.cv1', 'Châu Bảo Trâm', 'officer', '{112, 113}'),
  (42, 'xuanbac.cv2', 'Uông Đức Huy', 'officer', '{110}'),
  (43, 'xuanthanh.ld', 'Kha Mộng Điệp', 'head', '{120}'),
  (44, 'xuanthanh.cv1', 'Tăng Hữu Nghĩa', 'officer', '{122, 123}'),
  (45, 'xuanthanh.cv2', 'Ninh Ái Liên', 'officer', '{120}'),
  (46, 'xuanhoa.ld', 'Thân Gia Bảo', 'head', '{130}'),
  (47, 'xuanhoa.cv1', 'Hàn Phương Dung', 'officer', '{132, 133}'),
  (48, 'xuanhoa.cv2', 'Đổng Nhựt Trường', 'officer', '{130}'),
  (49, 'xuanphu.ld', 'Phan Ý Nhi', 'head', '{140}'),
  (50, 'xuanphu.cv1', 'Lại Công Toại', 'officer', '{142, 143}'),
  (51, 'xuanphu.cv2', 'Khúc Hạ Uyên', 'officer', '{140}'),
  (52, 'xuandinh.ld', 'Nông Bá Tùng', 'head', '{150}'),
  (53, 'xuandinh.cv1', 'Tiết Như Quỳnh', 'officer', '{152, 153}'),
  (54, 'xuandinh.cv2', 'Giáp Sĩ Hưng', 'officer', '{150}'),
  (55, 'xuandong.ld', 'Điền Cẩm Tú', 'head', '{160}'),
  (56, 'xuandong.cv1', 'Bùi Khắc Dũng', 'officer', '{162, 163}'),
  (57, 'xuandong.cv2', 'Ngụy Tường Vi', 'officer', '{160}'),

  (60, 'kiemlam.ld', 'Cung Mạnh Rin', 'head', '{200}'),
  (61, 'kiemlam.cv1', 'Thi Đại Lâm', 'officer', '{200}'),
  (62, 'dkdd.ld', 'Nghị Thu Hà', 'head', '{201}'),
  (63, 'dkdd.cv1', 'Phí Hoàng Oanh', 'officer', '{201}'),

  (80, 'huyen.ld', 'Cù Hữu Thiện', 'head', '{10}'),
  (81, 'huyen.vp', 'Lê Trúc Quyên', 'officer', '{11, 21, 24}'),
  (82, 'huyen.noivu', 'Ngô Tấn Lực', 'officer', '{12, 20}'),
  (83, 'huyen.ktht', 'Trịnh Đông Quân', 'officer', '{13}'),
  (84, 'huyen.tnmt', 'Hồ Vĩ Thanh', 'officer', '{14, 17, 26}'),
  (85, 'huyen.vanxa', 'Đỗ Hiền Thục', 'officer', '{15, 16, 18, 19, 27}'),
  (86, 'huyen.ca', 'Vũ Lập Nghiệp', 'officer', '{22, 25}'),
  (87, 'huyen.coso', 'Võ Mai Thi', 'officer',
    '{23, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44}')
) s (id, username, name, role, unit_ids);

INSERT INTO person (id, username, name, email, is_active, created_at)
SELECT id, username, name, username || '@xuanloc.example', id < 80, '2024-01-01 07:30:00+07'
FROM staff
ON CONFLICT DO NOTHING;

INSERT INTO person_role (person_id, role, unit_id, valid_from, valid_to)
SELECT person.id, staff.role, unit_id, date '2024-01-01',
  CASE WHEN staff.id >= 80 THEN date '2025-07-01' END
FROM staff
JOIN person ON person.id = staff.id AND person.username = staff.username
CROSS JOIN LATERAL unnest(staff.unit_ids) unit_id
WHERE NOT EXISTS (SELECT FROM person_role r WHERE r.person_id = person.id);

SELECT setval(pg_get_serial_sequence('office.person', 'id'),
  greatest(1000, (SELECT max(id) FROM person)));
