namespace Conference.Mediasoup.Conformance;

/// <summary>An object of our library, as the Node module sees it.</summary>
internal abstract class ExposedObject(Session session, string className)
{
    /// <summary>What the object is called in frames.</summary>
    public int Handle { get; init; }

    /// <summary>The class of its counterpart in Node.</summary>
    public string ClassName => className;

    /// <summary>What Node can ask of it.</summary>
    public abstract MemberTable Members { get; }

    protected Session Session => session;

    /// <summary>Emits an event on the object and then on its observer, as mediasoup does with most.</summary>
    protected void Emit(string name, params object?[] args) => Emit(OnObject(name, args), OnObserver(name, args));

    protected void Emit(params IReadOnlyList<NodeEvent> events) => session.Emit(new EventsFrame(events, Later: false));

    protected void EmitLater(params IReadOnlyList<NodeEvent> events) => session.Emit(new EventsFrame(events, Later: true));

    protected NodeEvent OnObject(string name, params object?[] args) => new(this, Observer: false, name, args);

    protected NodeEvent OnObserver(string name, params object?[] args) => new(this, Observer: true, name, args);
}
