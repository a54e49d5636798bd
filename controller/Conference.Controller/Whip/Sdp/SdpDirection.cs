namespace Conference.Controller.Whip.Sdp;

/// <summary>Who sends a medium, seen from the description's author.</summary>
internal enum SdpDirection
{
    SendRecv,
    SendOnly,
    RecvOnly,
    Inactive,
}
