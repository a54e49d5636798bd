namespace Conference.Mediasoup;

/// <summary>The ids of the header extensions that a transport reads from incoming packets; null for those not in use.</summary>
/// <param name="Mid">MID.</param>
/// <param name="Rid">RID.</param>
/// <param name="Rrid">Repaired RID.</param>
/// <param name="AbsSendTime">Absolute send time.</param>
/// <param name="TransportWideCc01">Transport-wide sequence number.</param>
public sealed record RecvRtpHeaderExtensions(byte? Mid, byte? Rid, byte? Rrid, byte? AbsSendTime, byte? TransportWideCc01)
{
    internal static RecvRtpHeaderExtensions None { get; } = new(null, null, null, null, null);
}
