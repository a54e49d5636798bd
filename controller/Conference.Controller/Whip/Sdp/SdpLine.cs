using Conference.Controller.Errors;

namespace Conference.Controller.Whip.Sdp;

/// <summary>One line of a session description (RFC 8866), <c>type=value</c>, with its number for whoever has to find it.</summary>
internal readonly record struct SdpLine(int Number, char Type, string Value)
{
    /// <summary>The line does not mean anything; the message says which one and why.</summary>
    public RefusedException Invalid(string problem) => new(RefusalCode.InvalidSdp, $"SDP line {Number}: {problem}.");

    /// <summary>The line is well formed and asks for something that is not done here.</summary>
    public RefusedException Unsupported(string problem) => new(RefusalCode.UnsupportedOffer, $"SDP line {Number}: {problem}.");
}
