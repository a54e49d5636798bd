namespace Conference.Mediasoup;

internal static class CloseReasons
{
    /// <summary>What the children are told: that their parent was closed, or the root of it where the parent did not begin it.</summary>
    public static CloseReason ForChildren(this CloseReason reason, CloseReason parentClosed) =>
        reason == CloseReason.Requested ? parentClosed : reason;
}
