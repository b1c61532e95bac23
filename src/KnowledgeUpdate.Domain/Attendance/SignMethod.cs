namespace KnowledgeUpdate.Domain.Attendance;

/// <summary>How a sign was given.</summary>
public enum SignMethod
{
    /// <summary>个人动态码</summary>
    [Term("Personal code scanned by staff")]
    PersonalCode,

    /// <summary>教室动态码</summary>
    [Term("Room code scanned by the trainee")]
    RoomCode,

    /// <summary>纸质签到表录入</summary>
    [Term("Paper roll entered by staff")]
    PaperRoll,

    /// <summary>离线签到批次</summary>
    [Term("Roll taken without a network")]
    OfflineRoll,

    /// <summary>异议更正</summary>
    [Term("Correction after a dispute")]
    Dispute,

    /// <summary>工程办公室更正</summary>
    [Term("Correction by the programme office")]
    OfficeCorrection,
}
