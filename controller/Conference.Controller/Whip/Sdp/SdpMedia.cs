namespace Conference.Controller.Whip.Sdp;

/// <summary>A media section: its <c>m=</c> line and its attributes.</summary>
/// <param name="Kind">As it stands there: <c>audio</c>, <c>video</c>, <c>application</c> …</param>
/// <param name="Protocol">For WebRTC <c>UDP/TLS/RTP/SAVPF</c>.</param>
/// <param name="Formats">For RTP the payload types in order of preference.</param>
internal sealed record SdpMedia(string Kind, ushort Port, string Protocol, IReadOnlyList<string> Formats, SdpSection Section)
{
    public SdpLine Line => Section.Start;

    public static SdpMedia Read(SdpLine line, IReadOnlyList<SdpAttribute> attributes)
    {
        var words = line.Value.Split(' ');
        if (words.Length < 4 || !SdpToken.IsToken(words[0]) || words.Skip(2).Any(word => word.Length == 0))
            throw line.Invalid("it is not m=<media> <port> <protocol> <formats>");
        return SdpToken.TryNumber(words[1], ushort.MaxValue, out var port)
            ? new SdpMedia(words[0], (ushort)port, words[2], words[3..], new SdpSection(line, attributes))
            : throw line.Invalid($"\"{words[1]}\" is no port");
    }
}
