using System.Diagnostics;
using System.Runtime.Versioning;
using CodeAct.Embodied.Agents.Python;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Agents.Python;

/// <summary>Packages that are installed on this machine; where they are not, these are skipped.</summary>
[TestFixture(ConfinementLayers.All), TestFixture(ConfinementLayers.SelfLock)]
[CancelAfter(120_000)]
[SupportedOSPlatform("linux")]
internal sealed class PackageTests(ConfinementLayers layers)
{
    private const string Draw = "import matplotlib.pyplot as plt\nplt.plot([1, 2, 3])\n";
    private static readonly byte[] PngSignature = [0x89, 0x50, 0x4E, 0x47];

    [Test]
    public async Task Without_being_asked_for_packages_are_not_there(CancellationToken cancellationToken)
    {
        await using var robot = await RobotSession.StartAsync(cancellationToken, new() { Layers = layers });

        var result = await robot.RunAsync("import numpy", cancellationToken);

        Assert.That(result.Exception, Is.EqualTo("ModuleNotFoundError"));
    }

    [Test]
    public void A_package_that_is_not_installed_is_named(CancellationToken cancellationToken) =>
        Assert.That(
            async () => await StartAsync(cancellationToken, "no_such_package"),
            Throws.TypeOf<PythonUnavailableException>().With.Message.Contains("no package no_such_package in "));

    [Test]
    public async Task What_is_allowed_can_be_imported_and_nothing_else(CancellationToken cancellationToken)
    {
        Needs("numpy", "pandas");
        await using var robot = await StartAsync(cancellationToken, "pandas");

        var allowed = await robot.RunAsync("import pandas\npandas.DataFrame({'a': [1, 2]})['a'].sum()", cancellationToken);
        var other = await robot.RunAsync("import dateutil_no\n", cancellationToken);
        var beside = await robot.RunAsync("import matplotlib", cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(allowed.Output, Is.EqualTo("3\n"));
            Assert.That(other.Output, Does.Contain("besides the standard library there are pandas"));
            Assert.That(beside.Exception, Is.EqualTo("ModuleNotFoundError"));
        }
    }

    [Test]
    public async Task A_model_of_sklearn_can_be_fitted(CancellationToken cancellationToken)
    {
        Needs("sklearn");
        await using var robot = await StartAsync(cancellationToken, "sklearn", "numpy");

        var result = await robot.RunAsync("""
            from sklearn.tree import DecisionTreeClassifier
            places = DecisionTreeClassifier().fit([[0], [1]], ["fridge", "desk"])
            places.predict([[1]])[0]
            """, cancellationToken);

        Assert.That(result.Output, Does.Match("^(np.str_\\()?'desk'\\)?\n$"));
    }

    [Test]
    public async Task What_a_virtual_environment_holds_can_be_imported(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        await using var robot = await StartInAsync(await MakeEnvironmentAsync(folder, cancellationToken), cancellationToken);

        var result = await robot.RunAsync("import robotkit\nrobotkit.greet()", cancellationToken);

        Assert.That(result.Output, Is.EqualTo("'hello'\n"));
    }

    [Test]
    public async Task A_virtual_environment_that_root_keeps_to_itself_is_named(CancellationToken cancellationToken)
    {
        if (!Environment.IsPrivilegedProcess)
            Assert.Ignore("Only root's programs run as somebody else.");
        using var folder = new TemporaryFolder();
        var environment = await MakeEnvironmentAsync(folder, cancellationToken);
        File.SetUnixFileMode(folder.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        Assert.That(
            async () => await StartInAsync(environment, cancellationToken),
            Throws.TypeOf<PythonUnavailableException>().With.Message.Contains($"may not enter '{folder.Path}'"));
    }

    [Test]
    public async Task Chance_of_numpy_starts_from_the_seed(CancellationToken cancellationToken)
    {
        Needs("numpy");
        await using var robot = await StartAsync(cancellationToken, "numpy");

        var result = await robot.RunAsync("import numpy\nround(numpy.random.rand(), 4)", cancellationToken);

        Assert.That(result.Output, Is.EqualTo("0.5488\n"));
    }

    [TestCase("plt.savefig('places.png')", "places.png", TestName = "A figure that is saved")]
    [TestCase("plt.savefig('/tmp/places')", "places.png", TestName = "A figure that is saved without an ending")]
    [TestCase("plt.gcf().savefig('places.svg')", "places.svg", TestName = "A figure that is saved as a drawing")]
    [TestCase("plt.show()", "figure-1.png", TestName = "A figure that is shown")]
    public async Task A_figure_becomes_a_file(string code, string name, CancellationToken cancellationToken)
    {
        Needs("numpy", "matplotlib");
        await using var robot = await StartAsync(cancellationToken, "matplotlib");

        var result = await robot.RunAsync(Draw + code, cancellationToken);
        var next = await robot.RunAsync("1", cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Output, Is.EqualTo($"[Kept as files of the episode: {name}]"));
            Assert.That(result.Files.Select(file => file.Name), Is.EqualTo([name]));
            Assert.That(next.Files, Is.Empty);
            if (name.EndsWith(".png", StringComparison.Ordinal))
                Assert.That(result.Files[0].Content[..4].ToArray(), Is.EqualTo(PngSignature));
        }
    }

    [Test]
    public async Task Files_are_kept_where_there_is_a_folder_for_them(CancellationToken cancellationToken)
    {
        await using var robot = await StartAsync(cancellationToken);
        if (!robot.Session.Confinement.Bubblewrap)
            Assert.Ignore("Only bubblewrap has a folder.");

        var written = await robot.RunAsync("import io\nwith io.open('table.csv', 'w') as f: f.write('a,b')\nwith io.open('/tmp/run.sh', 'w') as f: f.write('x')\nNone", cancellationToken);
        var tooLarge = await robot.RunAsync("io.open('large.csv', 'w').write('x' * 20_000_000)", cancellationToken);
        var many = await robot.RunAsync("for i in range(20):\n    with io.open(f'{i}.bin', 'w') as f: f.write('x' * 8_000_000)", cancellationToken);
        var elsewhere = await robot.RunAsync("io.open('/usr/x', 'w')", cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(written.Output, Does.StartWith("[Kept as files of the episode: table.csv]\n[Not kept: 1 of the files"));
            Assert.That(System.Text.Encoding.UTF8.GetString(written.Files.Single().Content.Span), Is.EqualTo("a,b"));
            Assert.That(tooLarge.Output, Does.Contain("File too large"));
            Assert.That(many.Output, Does.Contain("No space left on device"));
            Assert.That(elsewhere.Exception, Is.AnyOf("OSError", "PermissionError"));
        }
    }

    [TestCase("../../evil.png", "evil.png", TestName = "A way out of the folder")]
    [TestCase("/etc/cron.d/evil.png", "etc-cron.d-evil.png", TestName = "A place of the system")]
    [TestCase("..", null, TestName = "A folder")]
    [TestCase("run.sh", null, TestName = "A program")]
    [TestCase(".hidden.png", "hidden.png", TestName = "A hidden file")]
    [TestCase("na\u00efve name\n.png", "na-ve-name-.png", TestName = "Odd characters")]
    [TestCase("page.html", null, TestName = "A page")]
    public void A_name_is_made_safe(string name, string? expected) => Assert.That(PythonFile.SafeName(name), Is.EqualTo(expected).Or.EqualTo(expected?.Replace("evil", "-evil", StringComparison.Ordinal)));

    [Test]
    public async Task Forged_files_stay_within_bounds(CancellationToken cancellationToken)
    {
        await using var robot = await StartAsync(cancellationToken);

        var result = await robot.RunAsync("""
            import os, stat
            for fd in range(3, 64):
                try:
                    if stat.S_ISFIFO(os.fstat(fd).st_mode):
                        while True: os.write(fd, b'["file","x.png","' + b'A' * 400000 + b'",true]\n')
                except OSError: pass
            """, cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.End, Is.EqualTo(CodeEnd.Died));
            Assert.That(result.Output, Does.Contain("a file larger than agreed"));
        }
    }

    private static void Needs(params string[] packages)
    {
        foreach (var package in packages)
        {
            if (!Directory.Exists("/usr/lib/python3/dist-packages/" + package))
                Assert.Ignore($"{package} is not installed here (apt-get install python3-{package}).");
        }
    }

    private static async Task<string> MakeEnvironmentAsync(TemporaryFolder folder, CancellationToken cancellationToken)
    {
        File.SetUnixFileMode(folder.Path, (UnixFileMode)0b111_101_101);
        var environment = Path.Combine(folder.Path, "environment");
        using var maker = Process.Start("/usr/bin/python3", ["-m", "venv", "--without-pip", environment]);
        await maker.WaitForExitAsync(cancellationToken);
        var packages = Directory.GetDirectories(Path.Combine(environment, "lib"), "python3.*").Single();
        var package = Directory.CreateDirectory(Path.Combine(packages, "site-packages", "robotkit")).FullName;
        await File.WriteAllTextAsync(Path.Combine(package, "__init__.py"), "def greet(): return 'hello'\n", cancellationToken);
        return environment;
    }

    private Task<RobotSession> StartInAsync(string environment, CancellationToken cancellationToken) => RobotSession.StartAsync(
        cancellationToken, new() { Layers = layers, Packages = new PythonPackages { Environment = environment } });

    private Task<RobotSession> StartAsync(CancellationToken cancellationToken, params string[] allowed) => RobotSession.StartAsync(
        cancellationToken,
        new() { Layers = layers, MaxMemoryBytes = 2L << 30, Packages = new PythonPackages { Allowed = [.. allowed] } });
}
