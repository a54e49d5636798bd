using System.Text;

namespace Conference.Controller.Tests.Whip;

/// <summary>Breaks a description in one to four places, always in the same way for the same seed.</summary>
internal sealed class SdpMutation(int seed)
{
    private static readonly string[] Values = ["", "0", "-1", "256", "65536", "4294967296", "99999999999999999999", "a", ":", "/", " ", ";", "=", "é", "\0", "%n", "\t"];

    private readonly Random _random = new(seed);

    public byte[] Of(string text)
    {
        var changes = _random.Next(1, 5);
        for (var i = 0; i < changes; i++)
            text = Change(text);
        var bytes = Encoding.UTF8.GetBytes(text);
        if (_random.Next(8) == 0 && bytes.Length > 0)
            bytes[_random.Next(bytes.Length)] = (byte)_random.Next(256);
        return bytes;
    }

    private string Change(string text)
    {
        var lines = text.Split("\r\n").ToList();
        var at = _random.Next(lines.Count);
        switch (_random.Next(9))
        {
            case 0:
                lines.RemoveAt(at);
                break;
            case 1:
                lines.Insert(at, lines[_random.Next(lines.Count)]);
                break;
            case 2:
                lines[at] = lines[at][.._random.Next(lines[at].Length + 1)];
                break;
            case 3:
                lines[at] = ReplacePart(lines[at]);
                break;
            case 4:
                lines[at] += Values[_random.Next(Values.Length)];
                break;
            case 5:
                (lines[at], lines[0]) = (lines[0], lines[at]);
                break;
            case 6:
                lines[at] = lines[at].Insert(_random.Next(lines[at].Length + 1), ((char)_random.Next(1, 0x2FF)).ToString());
                break;
            case 7:
                lines[at] = string.Concat(Enumerable.Repeat(lines[at], 40));
                break;
            default:
                return text.Replace("\r\n", "\n", StringComparison.Ordinal);
        }

        return string.Join("\r\n", lines);
    }

    private string ReplacePart(string line)
    {
        var parts = line.Split(' ', ':', '/', '=', ';');
        var part = parts[_random.Next(parts.Length)];
        return part.Length == 0 ? line : line.Replace(part, Values[_random.Next(Values.Length)], StringComparison.Ordinal);
    }
}
