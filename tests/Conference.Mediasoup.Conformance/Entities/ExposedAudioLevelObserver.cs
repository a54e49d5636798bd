namespace Conference.Mediasoup.Conformance;

internal sealed class ExposedAudioLevelObserver : ExposedRtpObserver
{
    public ExposedAudioLevelObserver(Session session, AudioLevelObserver observer)
        : base(session, "AudioLevelObserverImpl", observer)
    {
        observer.VolumesChanged += (_, volumes) => Emit("volumes", volumes);
        observer.Silence += (_, _) => Emit("silence");
    }

    protected override string Type => "audiolevel";
}
