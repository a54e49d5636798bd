namespace Conference.Mediasoup.Conformance;

internal sealed class ExposedActiveSpeakerObserver : ExposedRtpObserver
{
    public ExposedActiveSpeakerObserver(Session session, ActiveSpeakerObserver observer)
        : base(session, "ActiveSpeakerObserverImpl", observer) =>
        observer.DominantSpeakerChanged += (_, producer) => Emit("dominantspeaker", new { Producer = producer });

    protected override string Type => "activespeaker";
}
