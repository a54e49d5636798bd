namespace Conference.Mediasoup.Wire;

/// <summary>What each generated reader is: a typed view of one <see cref="Table"/>.</summary>
internal interface ITable<TSelf>
    where TSelf : ITable<TSelf>, allows ref struct
{
    static abstract TSelf View(Table table);
}
