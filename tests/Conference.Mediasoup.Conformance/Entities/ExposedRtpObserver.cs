namespace Conference.Mediasoup.Conformance;

/// <summary>What Node can ask of both kinds of observers.</summary>
internal abstract class ExposedRtpObserver : ExposedEntity
{
    protected static readonly MemberTable ObserverMembers = new MemberTable<ExposedRtpObserver>(EntityMembers)
        .Getter("type", exposed => exposed.Type)
        .Getter("paused", exposed => exposed._observer.Paused)
        .Method("pause", (exposed, call) => exposed._observer.PauseAsync(call.HungUp))
        .Method("resume", (exposed, call) => exposed._observer.ResumeAsync(call.HungUp))
        .Method("addProducer", (exposed, call) =>
            exposed._observer.AddProducerAsync(call.Options().RequireId<ProducerId>("producerId"), call.HungUp))
        .Method("removeProducer", (exposed, call) =>
            exposed._observer.RemoveProducerAsync(call.Options().RequireId<ProducerId>("producerId"), call.HungUp));

    private readonly RtpObserver _observer;

    protected ExposedRtpObserver(Session session, string className, RtpObserver observer)
        : base(session, className, observer)
    {
        _observer = observer;
        observer.PausedChanged += (_, paused) => Emit(OnObserver(paused ? "pause" : "resume"));
        observer.ProducerAdded += (_, producer) => Emit(OnObserver("addproducer", producer));
        observer.ProducerRemoved += (_, producer) => Emit(OnObserver("removeproducer", producer));
    }

    public override MemberTable Members => ObserverMembers;

    /// <summary>mediasoup's name of the kind of observer.</summary>
    protected abstract string Type { get; }

    protected override string CloseEvent(CloseReason reason) => "routerclose";
}
