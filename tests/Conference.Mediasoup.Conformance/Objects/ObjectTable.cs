namespace Conference.Mediasoup.Conformance;

/// <summary>One exposed object for each object of our library that Node has heard of, found by either.</summary>
internal sealed class ObjectTable(Session session)
{
    private readonly Lock _gate = new();
    private readonly List<ExposedObject> _objects = [];
    private readonly Dictionary<object, ExposedObject> _byEntity = new(ReferenceEqualityComparer.Instance);

    /// <summary>Adds an object that Node knows from the start, by its place.</summary>
    public void AddRoot(Func<int, ExposedObject> create)
    {
        lock (_gate) _objects.Add(create(_objects.Count));
    }

    /// <exception cref="ArgumentOutOfRangeException">There is none.</exception>
    public ExposedObject Find(int handle)
    {
        lock (_gate) return _objects[handle];
    }

    /// <summary>The exposed object of a worker or of something in it; made when it is first spoken of.</summary>
    public ExposedObject Expose(object entity)
    {
        lock (_gate)
        {
            if (_byEntity.TryGetValue(entity, out var exposed)) return exposed;
            exposed = Create(entity, _objects.Count);
            _objects.Add(exposed);
            _byEntity.Add(entity, exposed);
            return exposed;
        }
    }

    private ExposedObject Create(object entity, int handle) => entity switch
    {
        Worker worker => new ExposedWorker(session, worker) { Handle = handle },
        WebRtcServer server => new ExposedWebRtcServer(session, server) { Handle = handle },
        Router router => new ExposedRouter(session, router) { Handle = handle },
        WebRtcTransport transport => new ExposedWebRtcTransport(session, transport) { Handle = handle },
        PlainTransport transport => new ExposedPlainTransport(session, transport) { Handle = handle },
        PipeTransport transport => new ExposedPipeTransport(session, transport) { Handle = handle },
        DirectTransport transport => new ExposedDirectTransport(session, transport) { Handle = handle },
        Producer producer => new ExposedProducer(session, producer) { Handle = handle },
        Consumer consumer => new ExposedConsumer(session, consumer) { Handle = handle },
        DataProducer producer => new ExposedDataProducer(session, producer) { Handle = handle },
        DataConsumer consumer => new ExposedDataConsumer(session, consumer) { Handle = handle },
        ActiveSpeakerObserver observer => new ExposedActiveSpeakerObserver(session, observer) { Handle = handle },
        AudioLevelObserver observer => new ExposedAudioLevelObserver(session, observer) { Handle = handle },
        _ => throw new ArgumentException($"Nobody exposes a {entity.GetType()} to Node.", nameof(entity)),
    };
}
