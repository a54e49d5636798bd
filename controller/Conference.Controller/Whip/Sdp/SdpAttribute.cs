namespace Conference.Controller.Whip.Sdp;

/// <summary>An attribute: <c>a=name</c> or <c>a=name:value</c>.</summary>
/// <param name="Value">Empty when the attribute is a mere flag.</param>
internal sealed record SdpAttribute(SdpLine Line, string Name, string Value)
{
    public static SdpAttribute Read(SdpLine line)
    {
        var colon = line.Value.IndexOf(':');
        var name = colon < 0 ? line.Value : line.Value[..colon];
        return SdpToken.IsToken(name)
            ? new SdpAttribute(line, name, colon < 0 ? "" : line.Value[(colon + 1)..])
            : throw line.Invalid($"\"{name}\" is no attribute name");
    }

    /// <summary>The parts between single spaces, at least <paramref name="minimum"/> of them.</summary>
    public string[] Words(int minimum)
    {
        var words = Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length >= minimum ? words : throw Line.Invalid($"a={Name} needs {minimum} values");
    }
}
