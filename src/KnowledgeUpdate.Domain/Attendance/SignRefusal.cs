namespace KnowledgeUpdate.Domain.Attendance;

/// <summary>Why a sign was refused.</summary>
public enum SignRefusal
{
    /// <summary>动态码无法识别</summary>
    [Term("The code is not one of this training")]
    Unknown,

    /// <summary>动态码已失效</summary>
    [Term("The code is out of date: it changes every 20 seconds")]
    Expired,

    /// <summary>动态码已使用</summary>
    [Term("The code was used already")]
    Replayed,

    /// <summary>他人账号使用</summary>
    [Term("A personal code is scanned by the staff, not by another account")]
    OtherAccount,

    /// <summary>未录取</summary>
    [Term("The person holds no seat in this training")]
    NoSeat,

    /// <summary>不在签到时间</summary>
    [Term("No half day takes signs at this time")]
    OutsideTime,

    /// <summary>签到已截止，签退未开始</summary>
    [Term("Arrival is closed and leaving is not open yet")]
    BetweenTimes,

    /// <summary>离线批次签名不符</summary>
    [Term("The signature of the roll does not hold")]
    BadSignature,
}
