namespace Conference.Testing.Faults;

/// <summary>What a proxy does to a request instead of passing it on.</summary>
public abstract record Fault
{
    private Fault()
    {
    }

    /// <summary>Answers by itself, as S3 does: with an error in XML, on a connection that is closed.</summary>
    public sealed record Answer(int Status, string Code) : Fault;

    /// <summary>Breaks the connection when so many bytes of the request's body have passed.</summary>
    public sealed record CutRequest(long AfterBytes) : Fault;

    /// <summary>Breaks the connection when so many bytes of the answer, its head included, have passed.</summary>
    public sealed record CutAnswer(long AfterBytes) : Fault;

    /// <summary>Takes the request, passes it on, and never answers.</summary>
    public sealed record Hang : Fault;

    /// <summary>Lets the request's body pass slowly.</summary>
    public sealed record Slow(int BytesPerSecond) : Fault;

    /// <summary>Changes one byte of the request's body.</summary>
    public sealed record AlterRequest(long At) : Fault;
}
