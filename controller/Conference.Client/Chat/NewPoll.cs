namespace Conference.Client;

/// <summary>A question that is to be asked.</summary>
/// <param name="Question">What is asked.</param>
/// <param name="Options">What can be answered; 2 to 10, all different.</param>
public sealed record NewPoll(string Question, IReadOnlyList<string> Options)
{
    /// <summary>Whether one may choose several.</summary>
    public bool Multiple { get; init; }

    /// <summary>Whether nobody learns who chose what.</summary>
    public bool Anonymous { get; init; }
}
