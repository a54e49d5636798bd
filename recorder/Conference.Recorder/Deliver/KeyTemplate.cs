using System.Globalization;
using System.Text;
using Conference.Recorder.Contracts;

namespace Conference.Recorder.Deliver;

/// <summary>Makes object keys: literal text and placeholders, checked once, and names of meetings that can do no harm.</summary>
internal sealed class KeyTemplate
{
    private const string Extension = ".mp4";
    private const int MaximumKeyBytes = 1024;

    // What is taken of a value, and what its other files' paths may take below the key.
    private const int MaximumValueBytes = 120;
    private const int ReservedBytes = 256;

    private readonly List<Piece> _pieces;

    private KeyTemplate(List<Piece> pieces) => _pieces = pieces;

    private readonly record struct Piece(string Text, bool IsPlaceholder);

    /// <summary>The text that all keys begin with, as far as whole folders go; empty when there is none.</summary>
    public string FixedPrefix
    {
        get
        {
            var first = _pieces[0].IsPlaceholder ? "" : _pieces[0].Text;
            return first[..(first.LastIndexOf('/') + 1)];
        }
    }

    /// <exception cref="FormatException">It cannot be used; the message says why.</exception>
    public static KeyTemplate Parse(string template)
    {
        var parsed = new KeyTemplate(Split(template));
        if (!template.EndsWith(Extension, StringComparison.Ordinal))
            throw new FormatException($"it must end with {Extension}");
        if (!parsed._pieces.Contains(new Piece("recording", IsPlaceholder: true)))
            throw new FormatException("it must contain {recording}, or recordings would overwrite each other");
        foreach (var piece in parsed._pieces.Where(piece => piece.IsPlaceholder))
            Check(piece.Text);
        var literal = string.Concat(parsed._pieces.Select(piece => piece.IsPlaceholder ? "x" : piece.Text));
        if (literal.Any(char.IsControl))
            throw new FormatException("it contains a control character");
        if (literal.Split('/').Any(folder => folder is "" or "." or ".."))
            throw new FormatException("it has an empty, '.' or '..' folder");
        var longest = parsed._pieces.Sum(piece => piece.IsPlaceholder ? MaximumValueBytes : Encoding.UTF8.GetByteCount(piece.Text));
        if (longest + ReservedBytes > MaximumKeyBytes)
            throw new FormatException($"its keys could take more than S3's {MaximumKeyBytes} bytes: use fewer placeholders");
        return parsed;
    }

    /// <summary>Key of a recording's artifact. The same job gives the same key at any time.</summary>
    public string KeyOf(RecordingJob job, RecordingArtifact artifact)
    {
        var composite = string.Concat(_pieces.Select(piece => piece.IsPlaceholder ? Clean(Value(piece.Text, job)) : piece.Text));
        var stem = composite[..^Extension.Length];
        return artifact.Kind == ArtifactKind.Composite ? stem + Path.GetExtension(artifact.Path) : $"{stem}/{artifact.Path}";
    }

    private static List<Piece> Split(string template)
    {
        var pieces = new List<Piece>();
        var at = 0;
        while (at < template.Length)
        {
            var open = template.IndexOf('{', at);
            var literal = open < 0 ? template[at..] : template[at..open];
            if (literal.Contains('}', StringComparison.Ordinal))
                throw new FormatException("it has a } without a {");
            if (literal.Length > 0)
                pieces.Add(new Piece(literal, IsPlaceholder: false));
            if (open < 0)
                break;
            var close = template.IndexOf('}', open);
            if (close < 0)
                throw new FormatException("it has a { without a }");
            pieces.Add(new Piece(template[(open + 1)..close], IsPlaceholder: true));
            at = close + 1;
        }

        return pieces.Count > 0 ? pieces : throw new FormatException("it is empty");
    }

    private static void Check(string placeholder)
    {
        if (placeholder is "recording" or "meeting" or "meeting-id" or "name" or "tenant")
            return;
        var isDate = placeholder.Length > 1 && placeholder.All(letter => "yMdHms-_".Contains(letter, StringComparison.Ordinal));
        if (!isDate)
        {
            throw new FormatException(
                $"{{{placeholder}}} is not known: there are {{recording}}, {{meeting}}, {{meeting-id}}, {{name}}, {{tenant}} and dates such as {{yyyy-MM-dd}}");
        }
    }

    private static string Value(string placeholder, RecordingJob job) => placeholder switch
    {
        "recording" => job.Id,
        "meeting" => job.MeetingCode,
        "meeting-id" => job.MeetingId,
        "name" => job.MeetingName,
        "tenant" => job.TenantId,
        var date => job.RequestedAt.UtcDateTime.ToString(date, CultureInfo.InvariantCulture),
    };

    // Letters and digits of any script stay, so that names can be read; all else becomes a dash.
    private static string Clean(string value)
    {
        var clean = new StringBuilder();
        var bytes = 0;
        foreach (var rune in value.Normalize().EnumerateRunes())
        {
            var kept = Rune.IsLetterOrDigit(rune) || rune.Value is '-' or '_' or '.' ? rune : new Rune('-');
            if (kept.Value is '-' or '.' && clean.Length > 0 && clean[^1] == kept.Value)
                continue;
            bytes += kept.Utf8SequenceLength;
            if (bytes > MaximumValueBytes)
                break;
            clean.Append(kept);
        }

        var trimmed = clean.ToString().Trim('-', '.');
        return trimmed.Length > 0 ? trimmed : "unnamed";
    }
}
