namespace Conference.Controller.Access.Roles;

/// <summary>What somebody is in a meeting; decides the grants that they start with.</summary>
internal enum Role
{
    Host,
    CoHost,
    Speaker,
    Attendee,
    Observer,
}
