using System.ComponentModel.DataAnnotations;

namespace Conference.Controller.Media;

internal sealed class MediaOptions : IValidatableObject
{
    public const string Section = "Media";

    private static readonly VideoCodec[] Usual = [VideoCodec.VP8, VideoCodec.VP9, VideoCodec.H264];

    /// <summary>Given to every client; none are needed where clients reach this host's media ports directly.</summary>
    public IReadOnlyList<IceServer> IceServers { get; set; } = [];

    /// <summary>Names of codecs that meetings take for video, the preferred one first; VP8, VP9 and H264 when nothing is said.</summary>
    public IReadOnlyList<string> VideoCodecs { get; set; } = [];

    public IReadOnlyList<VideoCodec> OrderedVideoCodecs =>
        VideoCodecs.Count == 0 ? Usual : [.. VideoCodecs.Select(name => Parse(name)!.Value)];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var unknown = VideoCodecs.Where(name => Parse(name) is null).ToList();
        if (unknown.Count > 0)
        {
            yield return Wrong($"names {string.Join(", ", unknown.Select(name => $"'{name}'"))}, which meetings cannot use; "
                + $"they can use {string.Join(", ", Enum.GetNames<VideoCodec>())}.");
        }
        else if (OrderedVideoCodecs.Distinct().Count() < OrderedVideoCodecs.Count)
        {
            yield return Wrong("names a codec twice.");
        }
    }

    // Numbers would pass for names of an enum.
    private static VideoCodec? Parse(string name) =>
        Enum.GetNames<VideoCodec>().FirstOrDefault(known => known.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase)) is { } known
            ? Enum.Parse<VideoCodec>(known)
            : null;

    private static ValidationResult Wrong(string how) => new($"{Section}:{nameof(VideoCodecs)} {how}", [nameof(VideoCodecs)]);
}
