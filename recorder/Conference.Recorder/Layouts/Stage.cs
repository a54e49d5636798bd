namespace Conference.Recorder.Layouts;

/// <summary>What there is to arrange at a moment.</summary>
/// <param name="People">In the order in which they first came.</param>
/// <param name="Speakers">Who had the floor so far, the present or latest speaker first; each once, those who left too.</param>
internal sealed record Stage(IReadOnlyList<Attendee> People, IReadOnlyList<string> Speakers)
{
    /// <summary>Those who share a screen, who began last first.</summary>
    public IReadOnlyList<Attendee> Sharers { get; } =
        [.. People.Where(person => person.Screen is not null).OrderByDescending(person => person.Screen!.Visible.From)];
}
