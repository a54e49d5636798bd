namespace Conference.Client.Http;

/// <summary>A part of a list, and where the next part begins: null at the end.</summary>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? NextCursor = null)
{
    public IReadOnlyList<T> Items { get; init; } = Items ?? [];
}
