/* Shell behaviour. Everything here only speeds up what links and forms already do.
   No inline handlers, no eval, no style attributes: state is attributes and classes. */
(function () {
  'use strict';
  var root = document.documentElement, store = window.localStorage;

  /* Theme: chosen in the menu and kept by the browser; "auto" follows the system. */
  function systemTheme() { return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'; }
  function applyTheme(choice) { root.setAttribute('data-bs-theme', choice === 'light' || choice === 'dark' ? choice : systemTheme()); }
  applyTheme(store.getItem('theme') || 'auto');
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', function () { applyTheme(store.getItem('theme') || 'auto'); });

  /* Every htmx request carries the token that proves it came from our page. */
  document.addEventListener('htmx:configRequest', function (e) {
    var csrf = document.querySelector('meta[name=csrf]');
    if (csrf && e.detail.verb !== 'get') e.detail.headers[csrf.dataset.header] = csrf.content;
  });

  document.addEventListener('DOMContentLoaded', function () {
    /* Menus are <details>: close on Escape and on a click elsewhere. */
    document.addEventListener('click', function (e) {
      document.querySelectorAll('details.pn-menu[open]').forEach(function (d) { if (!d.contains(e.target)) d.open = false; });
      var t = e.target.closest('[data-theme-choice]');
      if (t) { store.setItem('theme', t.dataset.themeChoice); applyTheme(t.dataset.themeChoice); }
      if (e.target.closest('[data-palette-open]')) openPalette();
      if (e.target.id === 'palette') e.target.close();
      var o = e.target.closest('[data-dialog]');
      if (o) openDialog(o.dataset.dialog);
      var c = e.target.closest('[data-dialog-close]');
      if (c) c.closest('dialog').close();
      var b = e.target.closest('[data-nav-toggle]');
      if (b) { var on = document.body.toggleAttribute('data-nav-open'); b.setAttribute('aria-expanded', String(on)); }
      var p = e.target.closest('[data-toggle-pressed]');
      if (p) p.setAttribute('aria-pressed', String(p.getAttribute('aria-pressed') !== 'true'));
    });
    function openDialog(id) { var d = document.getElementById(id); if (d && !d.open) { d.showModal(); var i = d.querySelector('input'); if (i) i.focus(); } }

    /* The palette: a combobox over what the server finds; the choice is an attribute, the focus stays in the box. */
    var palette = document.getElementById('palette'), typed = document.getElementById('palette-input');
    function openPalette() {
      if (!palette || palette.open || !window.htmx) return;
      var box = document.getElementById('search');
      typed.value = box ? box.value : '';
      palette.showModal(); typed.focus(); typed.select();
      window.htmx.trigger(typed, 'palette');
    }
    function options() { return Array.prototype.slice.call(palette.querySelectorAll('[role=option]')); }
    function choose(option) {
      options().forEach(function (o) { o.setAttribute('aria-selected', String(o === option)); });
      if (option) { typed.setAttribute('aria-activedescendant', option.id); option.scrollIntoView({ block: 'nearest' }); } else typed.removeAttribute('aria-activedescendant');
    }
    if (palette) {
      var wanted = false, go = function (option) { palette.close(); option.click(); };
      typed.addEventListener('keydown', function (e) {
        if (e.isComposing) return;
        var all = options(), at = all.findIndex(function (o) { return o.getAttribute('aria-selected') === 'true'; });
        var step = { ArrowDown: 1, ArrowUp: -1 }[e.key];
        if (step && all.length) { e.preventDefault(); choose(all[(at + step + all.length) % all.length]); }
        if (e.key === 'Enter') { e.preventDefault(); if (all[at]) go(all[at]); else wanted = true; }
      });
      /* What stands there answers what was typed before: nothing is chosen until the answer comes, which Enter waits for. */
      typed.addEventListener('input', function () { wanted = false; choose(null); });
      palette.addEventListener('mousemove', function (e) { var o = e.target.closest('[role=option]'); if (o && o.getAttribute('aria-selected') !== 'true') choose(o); });
      palette.addEventListener('htmx:afterSettle', function () {
        var found = document.getElementById('palette-results');
        typed.setAttribute('aria-expanded', String(options().length > 0));
        document.getElementById('palette-status').textContent = found.dataset.found || '';
        choose(options()[0]);
        if (wanted && options()[0]) go(options()[0]);
        wanted = false;
      });
    }

    /* Selection in a list: count in the bulk bar, which shows once there is something to do it to. */
    var list = document.querySelector('[data-select-list]'), bar = document.querySelector('[data-bulk]');
    function countSelected() {
      var n = 0;
      list.querySelectorAll('tbody tr').forEach(function (r) { var on = !!r.querySelector('input:checked'); r.setAttribute('aria-selected', String(on)); n += on ? 1 : 0; });
      if (bar) { bar.hidden = n === 0; bar.querySelector('[data-bulk-count]').textContent = n; }
    }
    if (list) {
      list.addEventListener('change', function (e) {
        if (e.target.matches('[data-select-all]')) list.querySelectorAll('tbody input[type=checkbox]').forEach(function (i) { i.checked = e.target.checked; });
        countSelected();
      });
      countSelected();
    }

    /* Keyboard: Ctrl-K search, ? shortcuts, j/k in a queue. Never while typing. */
    document.addEventListener('keydown', function (e) {
      if ((e.ctrlKey || e.metaKey) && e.key.toLowerCase() === 'k') { e.preventDefault(); openPalette(); return; }
      if (e.target.closest('input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]') || e.ctrlKey || e.metaKey || e.altKey) return;
      if (e.key === '?') { openDialog('shortcuts'); return; }
      /* A key of its own: what carries data-key is pressed, or focused where it is filled in. */
      var keyed = e.key.length === 1 && document.querySelector('[data-key="' + CSS.escape(e.key.toLowerCase()) + '"]');
      if (keyed) {
        e.preventDefault();
        if (keyed.matches('input, select, textarea')) keyed.focus(); else keyed.click();
        /* A menu that opens is stood in at once. */
        var first = keyed.matches('details[open] > summary') && keyed.parentElement.querySelector('.pn-menu__item');
        if (first) first.focus();
        return;
      }
      var rows = Array.prototype.slice.call(document.querySelectorAll('[data-queue] [data-task]'));
      if (!rows.length || (e.key !== 'j' && e.key !== 'k')) return;
      var at = rows.findIndex(function (r) { return r.getAttribute('aria-current') === 'true'; });
      var to = Math.max(0, Math.min(rows.length - 1, at + (e.key === 'j' ? 1 : -1)));
      rows.forEach(function (r, i) { if (i === to) r.setAttribute('aria-current', 'true'); else r.removeAttribute('aria-current'); });
      var link = rows[to].querySelector('a'); if (link) link.focus();
    });
  });
})();
