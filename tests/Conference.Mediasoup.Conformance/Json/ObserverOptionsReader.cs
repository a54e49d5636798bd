namespace Conference.Mediasoup.Conformance;

/// <summary>Reads the options of observers, whose times are milliseconds in mediasoup.</summary>
internal static class ObserverOptionsReader
{
    private static readonly TimeSpan Millisecond = TimeSpan.FromMilliseconds(1);

    public static ActiveSpeakerObserverOptions ActiveSpeaker(CallOptions options)
    {
        var defaults = new ActiveSpeakerObserverOptions();
        var interval = options.TakeTime("interval", Millisecond, defaults.Interval);
        var appData = options.TakeAppData();
        return options.Read<ActiveSpeakerObserverOptions>() with { Interval = interval, AppData = appData };
    }

    public static AudioLevelObserverOptions AudioLevel(CallOptions options)
    {
        var defaults = new AudioLevelObserverOptions();
        var interval = options.TakeTime("interval", Millisecond, defaults.Interval);
        var appData = options.TakeAppData();
        return options.Read<AudioLevelObserverOptions>() with { Interval = interval, AppData = appData };
    }
}
