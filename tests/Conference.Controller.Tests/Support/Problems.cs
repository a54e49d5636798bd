namespace Conference.Controller.Tests.Support;

internal static class Problems
{
    /// <summary>Checks that the answer is problem+json of this code, and disposes it.</summary>
    public static async Task AssertProblemAsync(this HttpResponseMessage response, int status, string code)
    {
        using (response)
        {
            var text = await response.Content.ReadAsStringAsync();
            Assert.True(status == (int)response.StatusCode, $"{status} {code} expected, but: {(int)response.StatusCode} {text}");
            Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
            var problem = await response.ReadJsonAsync();
            Assert.Equal(code, problem.Text("code"));
            Assert.NotEmpty(problem.Text("detail"));
            Assert.Equal(status == 401, response.Headers.WwwAuthenticate.Count > 0);
        }
    }

    public static async Task AssertProblemAsync(this Task<HttpResponseMessage> response, int status, string code) =>
        await (await response).AssertProblemAsync(status, code);
}
