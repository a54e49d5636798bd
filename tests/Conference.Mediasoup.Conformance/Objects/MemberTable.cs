namespace Conference.Mediasoup.Conformance;

/// <summary>The properties and methods of a kind of object by mediasoup's names.</summary>
internal abstract class MemberTable
{
    private protected MemberTable()
    {
    }

    /// <summary>Does what is called. Up to its first wait it runs in the order of the calls.</summary>
    public abstract Task<object?> InvokeAsync(ExposedObject target, Call call);
}
