namespace Conference.Client.Http;

/// <summary>One call of the REST API, which may take several attempts. The path is relative to <c>/api/v1</c> and has the query.</summary>
internal sealed record RestRequest(HttpMethod Method, string Path)
{
    /// <summary>Makes the body of one attempt.</summary>
    public Func<HttpContent>? Body { get; init; }

    /// <summary>The caller's own key; without one each write gets a fresh one, which all of its attempts share.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>The version that a change was made from; the server refuses it when there is a newer one.</summary>
    public string? IfMatch { get; init; }

    /// <summary>The first byte that is wanted of a file.</summary>
    public long? RangeStart { get; init; }

    /// <summary>Names the version of the file that <see cref="RangeStart"/> continues.</summary>
    public string? IfRange { get; init; }

    /// <summary>False when the body can be read once only, such as a stream without a position.</summary>
    public bool CanRepeat { get; init; } = true;

    public bool IsWrite => Method != HttpMethod.Get && Method != HttpMethod.Head;
}
