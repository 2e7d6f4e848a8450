-- Why an answer is no longer brought to the citizen: it can still be read with number and code.
INSERT INTO reason (verb, position, code, name, name_en, legal_basis, letter) VALUES
  ('record_delivery', 10, 'khong_lien_lac_duoc', 'Đã liên lạc nhiều lần không được',
    'Could not be reached', 'Cam kết dịch vụ', NULL),
  ('record_delivery', 20, 'sai_lien_lac', 'Số điện thoại, địa chỉ không đúng',
    'Wrong number or address', 'Cam kết dịch vụ', NULL),
  ('record_delivery', 30, 'khong_den_nhan', 'Không đến nhận sau 30 ngày',
    'Not collected within 30 days', 'Cam kết dịch vụ', NULL),
  ('record_delivery', 40, 'da_tu_doc', 'Người dân đã tự đọc khi tra cứu',
    'Already read online', 'Cam kết dịch vụ', NULL),
  ('record_delivery', 50, 'tu_choi_nhan', 'Người dân không muốn nhận',
    'Does not want it', 'Cam kết dịch vụ', NULL)
ON CONFLICT (verb, code) DO NOTHING;
