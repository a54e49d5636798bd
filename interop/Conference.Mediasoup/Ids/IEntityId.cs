namespace Conference.Mediasoup;

/// <summary>What the typed ids have in common.</summary>
/// <typeparam name="TSelf">The id type itself.</typeparam>
public interface IEntityId<TSelf> where TSelf : struct, IEntityId<TSelf>
{
    /// <summary>The id as a GUID.</summary>
    Guid Value { get; }

    /// <summary>The id with this value.</summary>
    static abstract TSelf From(Guid value);
}
