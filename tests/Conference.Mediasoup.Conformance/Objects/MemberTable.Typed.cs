namespace Conference.Mediasoup.Conformance;

/// <inheritdoc />
/// <typeparam name="TObject">The kind of object.</typeparam>
internal sealed class MemberTable<TObject> : MemberTable where TObject : ExposedObject
{
    private readonly MemberTable? _inherited;
    private readonly Dictionary<(string Verb, string Name), Func<TObject, Call, Task<object?>>> _members = [];

    /// <param name="inherited">The members of the kind that this one extends.</param>
    public MemberTable(MemberTable? inherited = null) => _inherited = inherited;

    public MemberTable<TObject> Getter(string name, Func<TObject, object?> get)
    {
        _members.Add(("get", name), (target, _) => Task.FromResult(get(target)));
        return this;
    }

    public MemberTable<TObject> Setter(string name, Action<TObject, Call> set)
    {
        _members.Add(("set", name), (target, call) =>
        {
            set(target, call);
            return Task.FromResult<object?>(null);
        });
        return this;
    }

    /// <summary>A method that answers at once.</summary>
    public MemberTable<TObject> Question(string name, Func<TObject, Call, object?> ask)
    {
        _members.Add(("call", name), (target, call) => Task.FromResult(ask(target, call)));
        return this;
    }

    /// <summary>A method that gives nothing.</summary>
    public MemberTable<TObject> Method(string name, Func<TObject, Call, Task> run)
    {
        _members.Add(("call", name), async (target, call) =>
        {
            await run(target, call);
            return null;
        });
        return this;
    }

    /// <summary>A method that gives something.</summary>
    public MemberTable<TObject> Method<TResult>(string name, Func<TObject, Call, Task<TResult>> run)
    {
        _members.Add(("call", name), async (target, call) => await run(target, call));
        return this;
    }

    public override Task<object?> InvokeAsync(ExposedObject target, Call call)
    {
        if (_members.TryGetValue((call.Verb, call.Member), out var member)) return member((TObject)target, call);
        return _inherited?.InvokeAsync(target, call)
            ?? throw new MissingMemberException($"{target.ClassName} has nothing to {call.Verb} under the name {call.Member}.");
    }
}
