namespace Conference.Recorder.Layouts;

/// <summary>
/// Who sits where. Whoever has a seat keeps it while they are there and there is room: cells must not jump. When there is
/// not, the seats belong to those who spoke last, then to those with a camera, then to those who came first.
/// </summary>
internal sealed class Seating
{
    private readonly List<string> _seats = [];

    /// <param name="capacity">Number of seats, at least 1.</param>
    /// <param name="first">Those who must have the first seats, in this order, null where nobody must; they trade places with who is there.</param>
    public IReadOnlyList<Attendee> Seat(Stage stage, int capacity, params ReadOnlySpan<string?> first)
    {
        var people = stage.People.ToDictionary(person => person.Id);
        var waiting = stage.People.Where(person => !_seats.Contains(person.Id)).ToList();
        if (stage.People.Count > capacity)
            waiting = [.. waiting.OrderBy(ClaimOf)];
        Refill(people, waiting);
        while (_seats.Count > capacity)
            _seats.Remove(Weakest());
        while (_seats.Count < capacity && waiting.Count > 0)
            _seats.Add(Next(waiting));
        while (waiting.Count > 0 && ClaimOf(waiting[0]).CompareTo(ClaimOf(people[Weakest()])) < 0)
            _seats[_seats.IndexOf(Weakest())] = Next(waiting);

        for (var seat = 0; seat < first.Length; seat++)
            Promote(first[seat], seat, people);
        return _seats.ConvertAll(id => people[id]);

        string Weakest() => _seats.MaxBy(id => (ClaimOf(people[id]), stage.People.Index().First(person => person.Item.Id == id).Index))!;

        (int Spoke, bool Unseen) ClaimOf(Attendee person)
        {
            var spoke = stage.Speakers.Index().Where(speaker => speaker.Item == person.Id).Select(speaker => speaker.Index);
            return (spoke.FirstOrDefault(int.MaxValue), person.Camera is null);
        }
    }

    /// <summary>A seat that was left is taken by somebody who waits; where nobody does, the others close up.</summary>
    private void Refill(Dictionary<string, Attendee> people, List<Attendee> waiting)
    {
        for (var i = 0; i < _seats.Count; i++)
        {
            if (people.ContainsKey(_seats[i]))
                continue;
            if (waiting.Count > 0)
                _seats[i] = Next(waiting);
            else
                _seats.RemoveAt(i--);
        }
    }

    private void Promote(string? id, int seat, Dictionary<string, Attendee> people)
    {
        if (id is null || seat >= _seats.Count || !people.ContainsKey(id))
            return;

        var present = _seats.IndexOf(id);
        if (present < 0)
            _seats[seat] = id;
        else
            (_seats[seat], _seats[present]) = (_seats[present], _seats[seat]);
    }

    private static string Next(List<Attendee> waiting)
    {
        var next = waiting[0].Id;
        waiting.RemoveAt(0);
        return next;
    }
}
