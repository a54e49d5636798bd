using Conference.Controller.Errors;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Conference.Controller.Access.Accounts;

/// <summary>
/// Hashes and checks passwords with ASP.NET Core Identity's hasher, which writes its parameters into each hash. Identity's UserManager is
/// left aside: it saves a user in several steps of its own, and here a change is one transaction with its audit row.
/// </summary>
internal sealed class Passwords : IDisposable
{
    private const int MinimumLength = 10; // NIST SP 800-63B asks for length, and for no kinds of characters
    private const int MaximumLength = 256;
    private const int Iterations = 210_000; // PBKDF2 with HMAC-SHA512, as the OWASP password storage cheat sheet asks for

    private readonly PasswordHasher<string> _hasher =
        new(Options.Create(new PasswordHasherOptions { IterationCount = Iterations }));

    private readonly SemaphoreSlim _cores = new(Environment.ProcessorCount); // a hash keeps a core busy: media goes first
    private readonly Lazy<string> _nobodys;

    public Passwords() => _nobodys = new Lazy<string>(() => _hasher.HashPassword(string.Empty, Guid.NewGuid().ToString()));

    /// <exception cref="RefusedException">It is too short or too long.</exception>
    public async Task<string> HashAsync(string password, CancellationToken cancellationToken)
    {
        if (password.Length is < MinimumLength or > MaximumLength)
            throw new RefusedException(RefusalCode.InvalidBody, $"A password must have {MinimumLength} to {MaximumLength} characters.");
        await _cores.WaitAsync(cancellationToken);
        try
        {
            return _hasher.HashPassword(string.Empty, password);
        }
        finally
        {
            _cores.Release();
        }
    }

    /// <summary>Whether it is the password; null stands for an account that does not exist, and takes as long.</summary>
    public async Task<bool> VerifyAsync(string? hash, string password, CancellationToken cancellationToken)
    {
        if (password.Length > MaximumLength)
            return false;
        await _cores.WaitAsync(cancellationToken);
        try
        {
            return _hasher.VerifyHashedPassword(string.Empty, hash ?? _nobodys.Value, password) != PasswordVerificationResult.Failed && hash is not null;
        }
        finally
        {
            _cores.Release();
        }
    }

    public void Dispose() => _cores.Dispose();
}
