using Conference.Mediasoup.Channels.Requests;

namespace Conference.Mediasoup;

public sealed partial class Router
{
    /// <summary>Creates an observer that tells who is loud.</summary>
    /// <param name="options">Its settings.</param>
    /// <param name="cancellationToken">Gives up; an observer that was made by then is closed again.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range.</exception>
    /// <exception cref="ObjectDisposedException">The router is closed.</exception>
    /// <exception cref="MediasoupException">The worker has died or is closed.</exception>
    public Task<AudioLevelObserver> CreateAudioLevelObserverAsync(
        AudioLevelObserverOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        CheckRange(options.MaxEntries, 1, ushort.MaxValue, nameof(options.MaxEntries));
        CheckRange(options.Threshold, AudioLevelObserverOptions.MinThreshold, 0, nameof(options.Threshold));
        CheckRange(
            options.Interval, AudioLevelObserverOptions.MinInterval, AudioLevelObserverOptions.MaxInterval, nameof(options.Interval));
        ThrowIfClosed();
        var id = RtpObserverId.New();
        var key = id.ToString();
        return Channel.CreateAsync(
            id.Value,
            new CreateAudioLevelObserverRequest(HandlerId, key, options),
            _ =>
            {
                var observer = new AudioLevelObserver(this, id) { AppData = options.AppData };
                _rtpObservers.Add(observer, this, RtpObserverCreated);
                return observer;
            },
            new CloseRtpObserverRequest(HandlerId, key),
            cancellationToken);
    }

    /// <summary>Creates an observer that tells who is speaking, with a feeling for short noises and interjections.</summary>
    /// <param name="options">Its settings.</param>
    /// <param name="cancellationToken">Gives up; an observer that was made by then is closed again.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range.</exception>
    /// <exception cref="ObjectDisposedException">The router is closed.</exception>
    /// <exception cref="MediasoupException">The worker has died or is closed.</exception>
    public Task<ActiveSpeakerObserver> CreateActiveSpeakerObserverAsync(
        ActiveSpeakerObserverOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        CheckRange(
            options.Interval, ActiveSpeakerObserverOptions.MinInterval, ActiveSpeakerObserverOptions.MaxInterval, nameof(options.Interval));
        ThrowIfClosed();
        var id = RtpObserverId.New();
        var key = id.ToString();
        return Channel.CreateAsync(
            id.Value,
            new CreateActiveSpeakerObserverRequest(HandlerId, key, options),
            _ =>
            {
                var observer = new ActiveSpeakerObserver(this, id) { AppData = options.AppData };
                _rtpObservers.Add(observer, this, RtpObserverCreated);
                return observer;
            },
            new CloseRtpObserverRequest(HandlerId, key),
            cancellationToken);
    }

    private static void CheckRange<T>(T value, T min, T max, string setting) where T : IComparable<T>
    {
        if (value.CompareTo(min) < 0 || value.CompareTo(max) > 0)
            throw new ArgumentOutOfRangeException(setting, value, $"{setting} is {min} to {max}.");
    }
}
