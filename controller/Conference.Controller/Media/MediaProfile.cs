using Conference.Controller.Hosting;
using Conference.Mediasoup;
using Microsoft.Extensions.Options;

namespace Conference.Controller.Media;

/// <summary>The codecs that meetings use: Opus, and those for video that the configuration lists and nothing here stands against.</summary>
internal sealed partial class MediaProfile(IOptions<MediaOptions> options, IEnumerable<ICodecCheck> checks, ILogger<MediaProfile> logger)
{
    private readonly Lock _lock = new(); // decided once, by whoever asks first
    private Task<IReadOnlyList<RtpCodecCapability>>? _codecs;

    /// <summary>In the order of preference.</summary>
    /// <exception cref="StartupException">No video codec is left.</exception>
    public Task<IReadOnlyList<RtpCodecCapability>> GetCodecsAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_codecs is null or { IsFaulted: true })
                _codecs = DecideAsync();
            return _codecs.WaitAsync(cancellationToken);
        }
    }

    private async Task<IReadOnlyList<RtpCodecCapability>> DecideAsync()
    {
        var taken = new List<VideoCodec>();
        foreach (var codec in options.Value.OrderedVideoCodecs)
        {
            if (await RefusalOfAsync(codec) is { } reason)
                LeftOut(codec, reason);
            else
                taken.Add(codec);
        }

        if (taken.Count == 0)
            throw new StartupException("No codec of Media:VideoCodecs can be used here (see the log): add VP8, which always can.");
        return [VideoCodecs.Opus, .. taken.SelectMany(VideoCodecs.Describe)];
    }

    private async Task<string?> RefusalOfAsync(VideoCodec codec)
    {
        foreach (var check in checks)
        {
            if (await check.RefuseAsync(codec, CancellationToken.None) is { } reason)
                return reason;
        }

        return null;
    }

    [LoggerMessage(1310, LogLevel.Warning, "Meetings are not offered {Codec}, which Media:VideoCodecs lists: {Reason}")]
    private partial void LeftOut(VideoCodec codec, string reason);
}
