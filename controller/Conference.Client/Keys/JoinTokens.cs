namespace Conference.Client.Keys;

/// <summary>Signs what lets somebody into a meeting.</summary>
internal static class JoinTokens
{
    private const string Scope = "join";

    public static string Create(ApiKeySecret key, string meeting, JoinPass pass, DateTimeOffset now)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(meeting);
        ArgumentNullException.ThrowIfNull(pass);
        if (string.IsNullOrWhiteSpace(pass.UserId))
            throw new ArgumentException("A pass needs a user id.", nameof(pass));
        if (pass.Lifetime <= TimeSpan.Zero || pass.Lifetime > JoinPass.LongestLife)
            throw new ArgumentException($"A pass is good for {JoinPass.LongestLife.TotalHours} hours at most.", nameof(pass));
        var claims = new JoinClaims(
            Scope,
            meeting,
            pass.UserId,
            pass.Name,
            pass.Role,
            GrantNames.Changes(pass.Give, pass.Take),
            now.ToUnixTimeSeconds(),
            (now + pass.Lifetime).ToUnixTimeSeconds());
        return Jwt.SignHs256(key, claims, ClientJson.Default.JoinClaims);
    }
}
