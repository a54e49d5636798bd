namespace Conference.Mediasoup.Tests;

/// <summary>Choices that depend on the seed only.</summary>
internal sealed class RandomChoice(int seed)
{
    private readonly Random _random = new(seed);

    public bool Is(double probability) => _random.NextDouble() < probability;

    public void Maybe(double probability, Action action)
    {
        if (Is(probability))
            action();
    }

    public void Do(params Action[] actions) => Of(actions)();

    /// <summary>A number in this range, both ends included.</summary>
    public int Between(int from, int to) => (int)_random.NextInt64(from, (long)to + 1);

    public T Of<T>(params T[] items) => items[_random.Next(items.Length)];

    public T[] Some<T>(int from, int to, Func<T> next) => [.. Enumerable.Range(0, Between(from, to)).Select(_ => next())];

    public T[] Subset<T>(T[] items, double probability) => [.. items.Where(_ => Is(probability))];
}
