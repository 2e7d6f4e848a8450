-- Answers to begin from, in the manner of Huế's public pages (cause, action, date, proof, how to
-- ask again). Run again it adds what is missing and leaves what an office wrote.
CREATE TEMPORARY TABLE beginning (
  code text, title text, kind text, category text, at_once boolean, body text) ON COMMIT DROP;
INSERT INTO beginning (code, title, kind, category, at_once, body) VALUES
  ('chung', 'Trả lời chung', NULL, NULL, false,
'Kính gửi: Quý ông/bà.
Về nội dung quý ông/bà phản ánh ngày {ngày nhận} (phiếu {số phiếu}), {đơn vị} xin thông báo kết quả xử lý như sau:
Qua kiểm tra thực tế tại {địa điểm} ngày […], {đơn vị} ghi nhận: [… hiện trạng, nguyên nhân].
Ngày […], {đơn vị} đã [… việc đã làm]. Ảnh sau xử lý kèm theo.
Nếu chưa đồng ý, quý ông/bà có thể đề nghị xử lý lại khi tra cứu phiếu, hoặc gọi {số tổng đài}.
Chân thành cảm ơn phản ánh của quý ông/bà. Trân trọng./.'),
  ('rac_ton_dong', 'Rác tồn đọng đã thu gom', NULL, 'rac_thai_vsmt', false,
'Kính gửi: Quý ông/bà.
Về phản ánh rác tồn đọng tại {địa điểm} (phiếu {số phiếu}, nhận ngày {ngày nhận}), {đơn vị} trả lời như sau:
Qua kiểm tra ngày […], tại đây có khoảng […] rác, nguyên nhân do [… xe thu gom hỏng, đổ trộm, quá tải].
Ngày […], [… đơn vị thu gom] đã thu gom hết và vệ sinh mặt bằng; ảnh sau xử lý kèm theo. Lịch thu gom tại đây là [… các ngày trong tuần].
Nếu rác tồn đọng trở lại, xin gọi {số tổng đài} hoặc đề nghị xử lý lại khi tra cứu phiếu. Trân trọng./.'),
  ('o_ga', 'Ổ gà, hư hỏng mặt đường đã sửa', NULL, 'ha_tang_giao_thong', false,
'Kính gửi: Quý ông/bà.
Về phản ánh mặt đường hư hỏng tại {địa điểm} (phiếu {số phiếu}, nhận ngày {ngày nhận}), {đơn vị} trả lời như sau:
Qua kiểm tra thực tế ngày […], mặt đường hư hỏng khoảng […] m², sâu […] cm, nguyên nhân do [… mưa, xe tải nặng, công trình đào].
Ngày […], [… đơn vị thi công] đã vá xong và trả lại mặt bằng; ảnh sau xử lý kèm theo.
Nếu mặt đường hư lại, xin gọi {số tổng đài} hoặc đề nghị xử lý lại khi tra cứu phiếu. Trân trọng./.'),
  ('sua_duong_theo_ke_hoach', 'Sửa đường: chưa làm ngay, đã đưa vào kế hoạch', NULL, 'ha_tang_giao_thong',
   false,
'Kính gửi: Quý ông/bà.
Về phản ánh tại {địa điểm} (phiếu {số phiếu}), {đơn vị} đã kiểm tra thực tế ngày […] và ghi nhận [… hiện trạng].
Việc sửa chữa chưa thể làm ngay vì [… lý do]. {đơn vị} đã đưa vào kế hoạch tại [… số, ngày văn bản], dự kiến làm xong trước ngày […].
Trong khi chờ, ngày […] {đơn vị} đã [… cắm biển cảnh báo, vá tạm] để bảo đảm an toàn.
Cần hỏi tiến độ, xin gọi {số tổng đài}. Trân trọng./.'),
  ('den_duong', 'Đèn đường đã sửa', NULL, 'chieu_sang', false,
'Kính gửi: Quý ông/bà.
Về phản ánh đèn đường không sáng tại {địa điểm} (phiếu {số phiếu}, nhận ngày {ngày nhận}), {đơn vị} trả lời như sau:
Qua kiểm tra ngày […], có […] bóng không sáng, nguyên nhân do [… cháy bóng, chập dây, hỏng tủ điện].
Ngày […], [… đơn vị bảo dưỡng] đã thay, sửa xong, đèn sáng bình thường từ tối ngày […]; ảnh kèm theo.
Nếu đèn tắt lại, xin gọi {số tổng đài} và cho biết số ghi trên trụ đèn. Trân trọng./.'),
  ('tieng_on', 'Tiếng ồn, karaoke, loa kéo', NULL, 'o_nhiem_moi_truong', false,
'Kính gửi: Quý ông/bà.
Về phản ánh tiếng ồn tại {địa điểm} (phiếu {số phiếu}, nhận ngày {ngày nhận}), {đơn vị} trả lời như sau:
Ngày […], {đơn vị} đã kiểm tra và ghi nhận: [… nguồn ồn, giờ hoạt động, kết quả đo nếu có].
{đơn vị} đã [… nhắc nhở, lập biên bản, xử phạt theo Quyết định số …] ngày […]; cơ sở đã cam kết [… nội dung cam kết].
Khi bị ồn sau 22 giờ, xin gọi ngay {số tổng đài} để được kiểm tra tại chỗ. Trân trọng./.'),
  ('cho_tha_rong', 'Chó thả rông', NULL, 'nong_nghiep_thu_y', false,
'Kính gửi: Quý ông/bà.
Về phản ánh chó thả rông tại {địa điểm} (phiếu {số phiếu}, nhận ngày {ngày nhận}), {đơn vị} trả lời như sau:
Ngày […], {đơn vị} đã xác minh: [… số chó, chủ nuôi, tình trạng tiêm phòng].
{đơn vị} đã [… nhắc nhở, lập biên bản, tổ chức bắt giữ] ngày […] và yêu cầu chủ nuôi xích, rọ mõm chó, tiêm phòng dại trước ngày […].
Nếu bị chó cắn, cần rửa vết thương bằng xà phòng 15 phút và đến Trạm Y tế ngay. Cần báo thêm, xin gọi {số tổng đài}. Trân trọng./.'),
  ('cup_nuoc', 'Mất nước, nước yếu', NULL, 'cap_thoat_nuoc', false,
'Kính gửi: Quý ông/bà.
Về phản ánh mất nước, nước yếu tại {địa điểm} (phiếu {số phiếu}, nhận ngày {ngày nhận}), {đơn vị} trả lời như sau:
Qua kiểm tra ngày […] cùng [… đơn vị cấp nước], nguyên nhân do [… vỡ ống, sửa chữa, thiếu nguồn].
[… Đơn vị cấp nước] đã khắc phục xong lúc […] ngày […]; ảnh kèm theo.
Nếu nước chưa ổn định, xin gọi {số tổng đài}. Trân trọng./.'),
  ('thu_tuc_dat_dai', 'Hỏi thủ tục đất đai', 'question', 'dat_dai', true,
'Kính gửi: Quý ông/bà.
Về câu hỏi thủ tục đất đai (phiếu {số phiếu}), {đơn vị} trả lời như sau:
Thủ tục cần làm là [… tên thủ tục]. Hồ sơ gồm: [… các giấy tờ]. Thời hạn giải quyết là […] ngày làm việc kể từ khi hồ sơ hợp lệ; lệ phí [… mức hoặc không thu].
Nơi nộp: Trung tâm Phục vụ hành chính công, hoặc nộp trực tuyến tại Cổng Dịch vụ công quốc gia (dichvucong.gov.vn).
Theo quy định tại [… điều, văn bản]. Cần hỏi thêm, xin gọi {số tổng đài}. Trân trọng./.'),
  ('gio_lam_viec', 'Hỏi giờ làm việc, nơi tiếp nhận hồ sơ', 'question', 'tthc_mot_cua', true,
'Kính gửi: Quý ông/bà.
Trung tâm Phục vụ hành chính công tiếp nhận hồ sơ trong giờ hành chính, từ thứ Hai đến thứ Sáu: sáng [… giờ], chiều [… giờ]; nghỉ ngày lễ, Tết theo quy định.
Khi đến, xin mang theo căn cước và giấy tờ của thủ tục. Có thể nộp hồ sơ bất cứ lúc nào tại dichvucong.gov.vn.
Cần hỏi thêm, xin gọi {số tổng đài}. Trân trọng./.'),
  ('giay_to_ho_tich', 'Hỏi giấy tờ hộ tịch, chứng thực', 'question', 'ho_tich_chung_thuc', true,
'Kính gửi: Quý ông/bà.
Về câu hỏi [… khai sinh, kết hôn, chứng thực] (phiếu {số phiếu}), {đơn vị} trả lời như sau:
Giấy tờ cần mang: [… các giấy tờ]. Nơi làm: Trung tâm Phục vụ hành chính công; thời hạn [… giải quyết]; lệ phí [… mức hoặc không thu].
Theo quy định tại [… điều, văn bản]. Cần hỏi thêm, xin gọi {số tổng đài}. Trân trọng./.'),
  ('mat_dien', 'Mất điện: nơi báo và tra lịch', NULL, 'dien', true,
'Kính gửi: Quý ông/bà.
Sự cố điện do Điện lực quản lý và xử lý. Xin gọi tổng đài chăm sóc khách hàng của Điện lực [… số tổng đài] và cho biết mã khách hàng trên hoá đơn; lịch tạm ngừng cấp điện xem tại trang của Điện lực.
Thấy dây điện đứt, trụ nghiêng, xin tránh xa và báo ngay số trên.
Cần {cơ quan} hỗ trợ thêm, xin gọi {số tổng đài}. Trân trọng./.'),
  ('chuyen_co_quan_khac', 'Đã chuyển cơ quan có thẩm quyền', NULL, NULL, false,
'Kính gửi: Quý ông/bà.
Nội dung quý ông/bà phản ánh ngày {ngày nhận} (phiếu {số phiếu}) thuộc thẩm quyền của [… cơ quan], theo [… điều, văn bản].
Ngày […], {cơ quan} đã chuyển đến [… cơ quan] bằng văn bản số […]; nơi đó sẽ trả lời trực tiếp cho quý ông/bà.
Quý ông/bà có thể hỏi kết quả tại [… số điện thoại, địa chỉ]; cần hướng dẫn thêm, xin gọi {số tổng đài}. Trân trọng./.'),
  ('cam_on_gop_y', 'Cảm ơn góp ý, khen ngợi', 'suggestion', NULL, true,
'Kính gửi: Quý ông/bà.
{cơ quan} đã nhận góp ý của quý ông/bà ngày {ngày nhận} (phiếu {số phiếu}) và chuyển đến {đơn vị} để nghiên cứu khi xây dựng kế hoạch.
Quý ông/bà cần trao đổi thêm, xin gọi {số tổng đài}. Chân thành cảm ơn. Trân trọng./.');

INSERT INTO answer_template (code, created_at)
SELECT code, now()
FROM beginning
ON CONFLICT (code) DO NOTHING;

INSERT INTO answer_template_version (template_id, version, title, body, kind, category, at_once,
  written_at)
SELECT t.id, 1, b.title, b.body, b.kind, b.category, b.at_once, t.created_at
FROM beginning b
JOIN answer_template t ON t.code = b.code
WHERE NOT EXISTS (SELECT FROM answer_template_version v WHERE v.template_id = t.id);
