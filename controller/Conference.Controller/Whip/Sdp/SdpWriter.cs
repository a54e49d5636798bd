using System.Text;

namespace Conference.Controller.Whip.Sdp;

/// <summary>Collects the lines of a description.</summary>
internal sealed class SdpWriter
{
    private readonly StringBuilder _text = new();

    public SdpWriter Line(char type, string value)
    {
        _text.Append(type).Append('=').Append(value).Append("\r\n");
        return this;
    }

    /// <summary>An attribute with a value, or a flag.</summary>
    public SdpWriter Attribute(string name, string? value = null) => Line('a', value is null ? name : $"{name}:{value}");

    public override string ToString() => _text.ToString();
}
